import { domainTable, indexed, migration, refers } from './migration.ts';

/** What stands behind an item's progress: files by their SHA-256 (in the folder beside the database), links, numbers. */
export const evidence = migration(
  25,
  'evidence',
  domainTable(
    'evidence',
    `item text not null, period text, kind text not null check (kind in ('file', 'link', 'number')),
     title text not null, file text, file_name text, media_type text, size integer, href text,
     value double precision, unit text, added_by text not null, added_at timestamptz not null,
     verified_by text, verified_at timestamptz`,
    refers('item', 'item'),
    `check (case kind when 'file' then file is not null when 'link' then href is not null else value is not null end)`,
  ),
  indexed('evidence', 'item'),
  indexed('evidence', 'file'),
);
