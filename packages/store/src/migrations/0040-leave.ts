import { migration } from './migration.ts';

/** With the ID token a session began with, the session at the city's directory can be ended too. It goes with its session. */
export const leave = migration(40, 'leave', 'alter table "session" add column directory text');
