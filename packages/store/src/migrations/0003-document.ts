import { domainTable, guarded, indexed, migration, refers } from './migration.ts';

/** Texts as received and as read, their clauses, and the review of what the machine proposed. */
export const document = migration(
  3,
  'document',
  // id is the SHA-256 of the bytes: the same bytes are kept once.
  domainTable(
    'source',
    'name text not null, media_type text not null, size integer not null, bytes bytea not null',
  ),
  domainTable(
    'document',
    `name text not null, title text not null, kind text not null, openness text not null,
     media_type text not null, encoding text, sha256 text not null,
     status text not null check (status in ('reviewing', 'adopted')),
     edition integer not null, work text not null,
     period_start integer, period_end integer, counts jsonb not null default '{}',
     imported_by text not null, imported_at timestamptz not null, adopted_by text, adopted_at timestamptz`,
    'foreign key (jurisdiction, sha256) references source (jurisdiction, id)',
    'unique (jurisdiction, work, edition)',
  ),
  indexed('document', 'sha256'),
  // Fixed at import, apart from the document: a change of its status does not copy its text into the history.
  domainTable(
    'reading',
    'text text not null, document jsonb not null, plan jsonb not null',
    refers('id', 'document'),
  ),
  `create table clause (
     jurisdiction text not null check (jurisdiction <> ''),
     document text not null,
     e_id text not null,
     level integer not null,
     number double precision,
     stated boolean not null,
     heading text not null,
     start integer not null,
     "end" integer not null,
     text text not null,
     primary key (jurisdiction, document, e_id),
     foreign key (jurisdiction, document) references document (jurisdiction, id)
   )`,
  guarded('clause'),
  'create index clause_words on clause using gin (text gin_trgm_ops)',
  domainTable(
    'proposal',
    `document text not null, e_id text not null, kind text not null, start integer not null, "end" integer not null,
     text text not null, article text, confidence double precision not null, abstained boolean not null,
     grade text not null, criteria jsonb not null, state text not null check (state in ('proposed', 'accepted', 'rejected', 'superseded')),
     origin text not null, original jsonb, derived jsonb not null default '[]', decided_by text, decided_at timestamptz, item text`,
    refers('document', 'document'),
  ),
  indexed('proposal', 'document, start'),
  domainTable(
    'finding_decision',
    `document text not null, key text not null, verdict text not null, decided_by text not null, decided_at timestamptz not null`,
    refers('document', 'document'),
    'unique (jurisdiction, document, key)',
  ),
  domainTable(
    'decision',
    `document text not null, acts jsonb not null, inverse jsonb not null, made_by text not null, made_at timestamptz not null,
     undone_by text, undone_at timestamptz`,
    refers('document', 'document'),
  ),
  indexed('decision', 'document'),
);
