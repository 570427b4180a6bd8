import { domainTable, guarded, indexed, migration, refers } from './migration.ts';

/** Indicators, what was observed and when it became known, and the index made of them. */
export const indicator = migration(
  5,
  'indicator',
  domainTable(
    'indicator',
    `code text not null, name text not null, name_en text not null default '', unit text,
     direction text not null check (direction in ('more', 'less')), nature text, definition text not null default '',
     source_body text`,
    refers('source_body', 'body'),
    'unique (jurisdiction, code)',
  ),
  domainTable(
    'indicator_clause',
    `indicator text not null, document text not null, e_id text not null, start integer not null, "end" integer not null, quotation text not null`,
    refers('indicator', 'indicator'),
    'foreign key (jurisdiction, document, e_id) references clause (jurisdiction, document, e_id)',
  ),
  indexed('indicator_clause', 'indicator'),
  indexed('indicator_clause', 'document, e_id'),
  // Its vintages are its history: a later value stands beside the earlier one.
  `create table observation (
     jurisdiction text not null check (jurisdiction <> ''),
     indicator text not null,
     area text not null,
     period text not null,
     vintage timestamptz not null,
     value double precision,
     missing text,
     source text not null,
     primary key (jurisdiction, indicator, area, period, vintage),
     ${refers('indicator', 'indicator')},
     ${refers('area', 'area')}
   )`,
  guarded('observation'),
  domainTable(
    'framework',
    `name text not null, name_en text not null default '', state text not null check (state in ('draft', 'adopted')),
     adopted_for integer, nodes jsonb not null, recipe jsonb not null, reason text not null default ''`,
  ),
  domainTable(
    'index_result',
    `framework text not null, framework_version integer not null, period text not null, vintage timestamptz not null,
     recipe jsonb not null, seed integer not null, hash text not null, cells jsonb not null, ranks jsonb not null,
     findings jsonb not null, computed_at timestamptz not null`,
    refers('framework', 'framework'),
  ),
  indexed('index_result', 'framework, period, computed_at'),
);
