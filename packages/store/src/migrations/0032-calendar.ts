import { domainTable, migration } from './migration.ts';

/** Calendar feeds that somebody reads by a secret address; the address is made of how often it was renewed. */
export const calendar = migration(
  32,
  'calendar',
  domainTable(
    'calendar_feed',
    `owner text not null check (owner in ('person', 'body')), subject text not null,
     renewed integer not null default 0`,
    'unique (jurisdiction, owner, subject)',
  ),
);
