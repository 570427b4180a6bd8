import { domainTable, migration, refers } from './migration.ts';

/** Templates of steps, and the views people keep. */
export const listShape = migration(
  19,
  'list shape',
  domainTable(
    'template',
    `code text not null, name text not null, name_en text not null default '', kind text not null,
     nodes jsonb not null default '[]'`,
    'unique (jurisdiction, code)',
  ),
  domainTable(
    'saved_view',
    `person text not null, name text not null, query jsonb not null default '{}', shared boolean not null default false`,
    refers('person', 'person'),
    'unique (jurisdiction, person, name)',
  ),
);
