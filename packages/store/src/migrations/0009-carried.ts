import { domainTable, migration, refers } from './migration.ts';

/** What a person decided about where a clause of one document went in another. */
export const carried = migration(
  9,
  'carried',
  domainTable(
    'carried_decision',
    `document text not null, other text not null, e_id text not null,
     state text not null check (state in ('carried', 'split', 'changed', 'missing')),
     into_ids jsonb not null default '[]', note text,
     decided_by text not null, decided_at timestamptz not null`,
    refers('document', 'document'),
    refers('other', 'document'),
    'unique (jurisdiction, document, other, e_id)',
  ),
);
