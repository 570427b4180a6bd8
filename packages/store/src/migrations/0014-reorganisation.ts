import { domainTable, migration } from './migration.ts';

/** What bodies and areas came of, where a zone lies, what a body is. */
export const reorganisation = migration(
  14,
  'reorganisation',
  domainTable(
    'reorganisation',
    `noun text not null check (noun in ('area', 'body', 'post')),
     kind text not null check (kind in ('rename', 'merge', 'split')),
     "on" date not null, "from" jsonb not null, "to" jsonb not null, reason text not null default ''`,
  ),
  'alter table area add column "overlaps" jsonb',
  `alter table body add column kind text check (kind in ('government', 'department', 'party', 'firm', 'other')),
     add column area text`,
  'alter table body add foreign key (jurisdiction, area) references area (jurisdiction, id)',
  // A renamed area keeps its code: one that stands is alone with it, those that stood are not.
  'alter table area drop constraint area_jurisdiction_code_key',
  'create unique index area_standing_code on area (jurisdiction, code) where valid_to is null',
);
