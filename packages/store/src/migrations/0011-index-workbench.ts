import { domainTable, indexed, migration, refers } from './migration.ts';

/** What an index is made over and of, what experts say of its weights, and what a person made of proposed indicators. */
export const indexWorkbench = migration(
  11,
  'index-workbench',
  `alter table framework add column basis text not null default 'district'
     check (basis in ('city', 'district', 'zone', 'street'))`,
  `alter table index_result add column basis text not null default 'district',
     add column data_hash text not null default '', add column design jsonb, add column uncertainty jsonb`,
  // A judgement of pairs, or a sum shared out, by one expert on what stands below one node.
  domainTable(
    'weighing',
    `framework text not null, node text not null, method text not null check (method in ('pairwise', 'allocation')),
     expert text not null, given jsonb not null, person text not null, filed_at timestamptz not null`,
    refers('framework', 'framework'),
    'unique (jurisdiction, framework, node, method, expert)',
  ),
  // An accepted proposal is an indicator's link to the clause; what is refused is kept so that nobody proposes it again.
  domainTable(
    'indicator_verdict',
    `document text not null, e_id text not null, code text not null, verdict text not null check (verdict in ('rejected')),
     decided_by text not null, decided_at timestamptz not null`,
    'foreign key (jurisdiction, document, e_id) references clause (jurisdiction, document, e_id)',
    'unique (jurisdiction, document, e_id, code)',
  ),
  indexed('weighing', 'framework, node'),
  indexed('indicator_verdict', 'document'),
);
