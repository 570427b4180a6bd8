import { migration } from './migration.ts';

/** An account can be closed without losing who it was, and says when it was last used. */
export const account = migration(
  15,
  'account',
  'alter table "user" add column disabled boolean not null default false',
  'alter table "user" add column signed_in_at timestamptz',
);
