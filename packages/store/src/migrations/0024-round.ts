import { domainTable, indexed, migration, refers } from './migration.ts';

/** Reporting rounds, what an update says of the official status, and what people follow. */
export const round = migration(
  24,
  'round',
  `alter table "update" add column official text
     check (official in ('not-started', 'on-track', 'at-risk', 'off-track', 'completed', 'stopped'))`,
  indexed('update', 'item, period'),
  domainTable(
    'round',
    `period text not null, due date not null, state text not null check (state in ('open', 'closed')),
     opened_by text not null, opened_at timestamptz not null`,
    'unique (jurisdiction, period)',
  ),
  domainTable(
    'follow',
    'person text not null, item text not null',
    refers('person', 'person'),
    refers('item', 'item'),
    'unique (jurisdiction, person, item)',
  ),
  indexed('follow', 'item'),
);
