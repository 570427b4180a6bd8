import { domainTable, guarded, migration } from './migration.ts';

/** The ground: jurisdictions, two times, the audit chain. */
export const history = migration(
  1,
  'history',
  'create extension if not exists pg_trgm',
  `create table jurisdiction (
     jurisdiction text not null,
     id text not null check (id = jurisdiction and id <> ''),
     version integer not null default 1,
     name text not null,
     name_en text not null default '',
     sample boolean not null default false,
     primary key (jurisdiction, id)
   )`,
  'alter table jurisdiction enable row level security',
  'alter table jurisdiction force row level security',
  // Which governments there are is public: the sign-in page asks before anybody is known. Only its own may change it.
  'create policy every_name on jurisdiction for select using (true)',
  `create policy own_insert on jurisdiction for insert
     with check (jurisdiction = current_setting('luodi.jurisdiction', true))`,
  `create policy own_update on jurisdiction for update
     using (jurisdiction = current_setting('luodi.jurisdiction', true))
     with check (jurisdiction = current_setting('luodi.jurisdiction', true))`,

  // Append-only: what a version was and when it became known. When it ceased to be known is the next version's
  // known_from, so that no row is ever touched again, except that a person's words can be erased.
  `create table history (
     jurisdiction text not null check (jurisdiction <> ''),
     noun text not null,
     id text not null,
     version integer not null,
     known_from timestamptz not null,
     valid_from date,
     valid_to date,
     gone boolean not null default false,
     data jsonb not null,
     veiled jsonb,
     digest text not null,
     batch text not null,
     actor text not null,
     primary key (jurisdiction, noun, id, version)
   )`,
  ...guarded('history'),
  'create index on history (jurisdiction, batch)',

  `create table audit_event (
     jurisdiction text not null check (jurisdiction <> ''),
     seq integer not null,
     at timestamptz not null,
     actor text not null,
     verb text not null,
     noun text not null,
     noun_id text not null,
     version integer,
     rows integer not null,
     batch text not null,
     digest text not null,
     previous text not null,
     hash text not null,
     primary key (jurisdiction, seq)
   )`,
  ...guarded('audit_event'),
  'create index on audit_event (jurisdiction, noun, noun_id)',
  'create index on audit_event (jurisdiction, batch)',
  `create table audit_head (
     jurisdiction text not null primary key check (jurisdiction <> ''),
     seq integer not null,
     hash text not null
   )`,
  ...guarded('audit_head'),
  `create table audit_seal (
     jurisdiction text not null check (jurisdiction <> ''),
     day date not null,
     seq integer not null,
     hash text not null,
     at timestamptz not null,
     key text not null,
     signature text not null,
     primary key (jurisdiction, day)
   )`,
  ...guarded('audit_seal'),

  // One grain of salt for each person's row: gone with it, the digests in the chain say nothing any more.
  `create table salt (
     jurisdiction text not null check (jurisdiction <> ''),
     noun text not null,
     id text not null,
     salt text not null,
     primary key (jurisdiction, noun, id)
   )`,
  ...guarded('salt'),
  ...domainTable('setting', 'value jsonb not null'),
);
