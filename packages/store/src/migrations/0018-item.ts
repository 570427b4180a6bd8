import { domainTable, indexed, migration, refers } from './migration.ts';

const MONEY = 'double precision check';

/** What an item is beside its title: places, leader, stage, money, links between its steps, what became of it. */
export const item = migration(
  18,
  'item',
  `alter table item
     add column state text not null default 'live' check (state in ('live', 'superseded', 'withdrawn')),
     add column goal text not null default '',
     add column original_goal text not null default '',
     add column leader_post text,
     add column stage text check (stage in
       ('reserve', 'preparatory', 'started', 'construction', 'completed', 'operation', 'withdrawn')),
     add column stage_reason text not null default '',
     add column template text,
     add column budget double precision check (budget >= 0),
     add column physical double precision check (physical between 0 and 100),
     add column tags jsonb not null default '[]',
     add column attached jsonb not null default '[]',
     add ${refers('leader_post', 'post')}`,
  'create index on item using gin (tags)',
  indexed('item', 'state, number'),
  indexed('item', 'stage'),
  `alter table milestone
     add column start date,
     add column original_due date,
     add column duration integer not null default 0 check (duration between 0 and 10000),
     add column code text,
     add column stage text`,
  'alter table item_body add column post text',
  `alter table item_body add ${refers('post', 'post')}`,
  domainTable(
    'item_area',
    'item text not null, area text not null',
    refers('item', 'item'),
    refers('area', 'area'),
    'unique (jurisdiction, item, area)',
  ),
  indexed('item_area', 'area'),
  domainTable(
    'funding',
    `item text not null, year integer not null check (year between 1990 and 2100), source text not null,
     planned ${MONEY} (planned >= 0), authorised ${MONEY} (authorised >= 0),
     committed ${MONEY} (committed >= 0), paid ${MONEY} (paid >= 0)`,
    refers('item', 'item'),
    'unique (jurisdiction, item, year, source)',
  ),
  domainTable(
    'investment',
    `item text not null, year integer not null check (year between 1990 and 2100),
     planned ${MONEY} (planned >= 0), completed ${MONEY} (completed >= 0)`,
    refers('item', 'item'),
    'unique (jurisdiction, item, year)',
  ),
  domainTable(
    'dependency',
    `predecessor text not null, successor text not null check (successor <> predecessor),
     kind text not null check (kind in ('FS', 'SS', 'FF', 'SF')), lag integer not null default 0 check (lag between -10000 and 10000)`,
    refers('predecessor', 'milestone'),
    refers('successor', 'milestone'),
    'unique (jurisdiction, predecessor, successor, kind)',
  ),
  indexed('dependency', 'successor'),
  domainTable(
    'succession',
    `predecessor text not null, successor text not null, act text not null check (act in ('merge', 'split', 'replace')),
     reason text not null default ''`,
    refers('predecessor', 'item'),
    refers('successor', 'item'),
    'unique (jurisdiction, predecessor, successor)',
  ),
  indexed('succession', 'successor'),
);
