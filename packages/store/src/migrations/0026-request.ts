import { domainTable, indexed, migration, refers } from './migration.ts';

/** The ask-once register: who is asked for which datum, by whom, how often. One datum has one live request. */
export const request = migration(
  26,
  'request',
  domainTable(
    'request',
    `datum text not null check (datum <> ''), name text not null, owner text not null, asker text not null,
     frequency text not null check (frequency in ('once', 'year', 'quarter', 'month')),
     fields integer not null check (fields > 0), people integer not null check (people > 0),
     reason text not null default '', state text not null check (state in ('active', 'withdrawn')),
     made_by text not null, made_at timestamptz not null`,
    refers('owner', 'post'),
    refers('asker', 'body'),
  ),
  `create unique index request_once on request (jurisdiction, datum) where state = 'active'`,
  indexed('request', 'owner'),
);
