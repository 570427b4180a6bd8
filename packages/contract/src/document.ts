import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Grade, ItemKind, Proposal, reviewing } from './proposal.ts';
import { Id, Instant, nullable, record, Times, Version, word } from './schema.ts';

export { Grade, ItemKind };

export const Severity = word('error', 'warning', 'info');
export const DocumentKind = word('recommendations', 'outline', 'special', 'district', 'report', 'other');
export const Openness = word('open', 'on-request', 'closed');

export const Heading = record({
  eId: Type.String(),
  level: Type.Integer(),
  number: nullable(Type.Number()),
  stated: Type.Boolean(),
  text: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
});
export const Sentence = record({
  eId: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  role: word('heading', 'measure', 'target', 'situation', 'principle', 'other', 'noise'),
  article: nullable(Type.String()),
});
export const Measure = record({
  eId: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  action: Type.String(),
  object: Type.String(),
  strength: word('must', 'ensure', 'promote', 'explore', 'support', 'other'),
  subject: nullable(Type.String()),
  territory: nullable(Type.String()),
  time: nullable(Type.String()),
  sentence: Type.String(),
});
export const Target = record({
  eId: Type.String(),
  text: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  article: nullable(Type.String()),
  metric: nullable(Type.String()),
  value: Type.Number(),
  valueMax: Type.Optional(Type.Number()),
  unit: nullable(Type.String()),
  comparator: word('=', '>', '<', '≥', '≤', '≈'),
  year: nullable(Type.Integer()),
  nature: word('target', 'achieved'),
});
const YearValue = record({ year: nullable(Type.Integer()), value: nullable(Type.Number()) });
export const IndicatorRow = record({
  name: Type.String(),
  unit: nullable(Type.String()),
  baseline: nullable(YearValue),
  target: nullable(YearValue),
  cumulative: nullable(Type.Number()),
  kind: nullable(word('anticipatory', 'binding')),
});

/** A finding with what a person decided about its suggested repair. */
export const Finding = record({
  /** Stable within the document: code and place. */
  key: Type.String(),
  code: Type.String(),
  severity: Severity,
  start: Type.Integer(),
  end: Type.Integer(),
  detail: Type.Record(Type.String(), Type.Unknown()),
  message: record({ zh: Type.String(), en: Type.String() }),
  decision: nullable(record({ verdict: word('accept', 'reject'), by: Type.String(), at: Instant })),
});
export type Finding = Static<typeof Finding>;

export const DocumentSummary = record({
  id: Id,
  name: Type.String(),
  title: Type.String(),
  kind: DocumentKind,
  openness: Openness,
  sha256: Type.String(),
  status: word('reviewing', 'adopted'),
  edition: Type.Integer(),
  period: nullable(record({ start: Type.Integer(), end: Type.Integer() })),
  importedAt: Instant,
  importedBy: Type.String(),
  adopted: nullable(record({ by: Type.String(), at: Instant })),
  counts: record({
    characters: Type.Integer(),
    articles: Type.Integer(),
    measures: Type.Integer(),
    targets: Type.Integer(),
    findings: Type.Integer(),
    findingsOpen: Type.Integer(),
    proposals: Type.Integer(),
    accepted: Type.Integer(),
    rejected: Type.Integer(),
    items: Type.Integer(),
  }),
  version: Version,
});
export type DocumentSummary = Static<typeof DocumentSummary>;

export const DocumentDetail = record({
  summary: DocumentSummary,
  text: Type.String(),
  headings: Type.Array(Heading),
  sentences: Type.Array(Sentence),
  measures: Type.Array(Measure),
  targets: Type.Array(Target),
  indicators: Type.Array(IndicatorRow),
  findings: Type.Array(Finding),
  proposals: Type.Array(Proposal),
});
export type DocumentDetail = Static<typeof DocumentDetail>;

const ById = record({ id: Id });

/** What hangs on a clause: everything from its measures to the cells of an index. */
export const Lineage = record({
  document: record({ id: Id, title: Type.String(), edition: Type.Integer() }),
  clause: record({
    eId: Type.String(),
    number: nullable(Type.Number()),
    heading: Type.String(),
    start: Type.Integer(),
    end: Type.Integer(),
    quotation: Type.String(),
  }),
  measures: Type.Array(Measure),
  targets: Type.Array(Target),
  items: Type.Array(
    record({
      id: Id,
      title: Type.String(),
      kind: ItemKind,
      leadBody: nullable(Type.String()),
      lastUpdate: nullable(record({ period: Type.String(), progress: nullable(Type.Number()) })),
    }),
  ),
  indicators: Type.Array(
    record({
      id: Id,
      code: Type.String(),
      name: Type.String(),
      unit: nullable(Type.String()),
      latest: nullable(record({ area: Type.String(), period: Type.String(), value: Type.Number() })),
    }),
  ),
  cells: Type.Array(
    record({
      framework: Id,
      frameworkName: Type.String(),
      code: Type.String(),
      area: Type.String(),
      period: Type.String(),
      score: nullable(Type.Number()),
    }),
  ),
});
export type Lineage = Static<typeof Lineage>;

export const document = {
  list: endpoint({
    name: 'document.list',
    method: 'GET',
    path: '/api/documents',
    summary: 'The documents of this jurisdiction',
    noun: 'document',
    verb: 'look',
    query: Times,
    response: record({ documents: Type.Array(DocumentSummary) }),
    errors: [],
  }),
  import: endpoint({
    name: 'document.import',
    method: 'POST',
    path: '/api/documents',
    summary:
      'Read a file and keep it with its findings and proposals; answers one JSON line for each stage, the last with the document',
    noun: 'document',
    verb: 'create',
    bodyType: 'multipart',
    query: record({ kind: Type.Optional(DocumentKind) }),
    /** Newline-delimited JSON. */
    response: Type.Union([
      record({ stage: word('received', 'decoded', 'structured', 'extracted', 'saved') }),
      record({ stage: word('done'), document: DocumentSummary, known: Type.Boolean() }),
      record({
        stage: word('failed'),
        code: Type.String(),
        title: Type.String(),
        detail: Type.Record(Type.String(), Type.Unknown()),
      }),
    ]),
    file: 'application/x-ndjson',
    errors: [],
  }),
  get: endpoint({
    name: 'document.get',
    method: 'GET',
    path: '/api/documents/:id',
    summary: 'A document with its structure, findings and proposals',
    noun: 'document',
    verb: 'look',
    params: ById,
    query: Times,
    response: DocumentDetail,
    errors: ['not-found'],
  }),
  describe: endpoint({
    name: 'document.describe',
    method: 'PATCH',
    path: '/api/documents/:id',
    summary: 'Say what a document is called and which kind it is, where the text did not say it',
    noun: 'document',
    verb: 'decide',
    params: ById,
    body: record({
      version: Version,
      title: Type.String({ minLength: 1, maxLength: 200 }),
      kind: DocumentKind,
    }),
    response: DocumentSummary,
    errors: ['not-found', 'frozen', 'conflict'],
  }),
  source: endpoint({
    name: 'document.source',
    method: 'GET',
    path: '/api/documents/:id/source',
    summary: 'The bytes exactly as received',
    noun: 'document',
    verb: 'export',
    params: ById,
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['not-found'],
  }),
  lineage: endpoint({
    name: 'document.lineage',
    method: 'GET',
    path: '/api/documents/:id/clauses/:eId',
    summary: 'A clause with its exact words and everything that hangs on it',
    noun: 'document',
    verb: 'look',
    params: record({ id: Id, eId: Type.String({ maxLength: 200 }) }),
    query: Times,
    response: Lineage,
    errors: ['not-found'],
  }),
  search: endpoint({
    name: 'document.search',
    method: 'GET',
    path: '/api/search',
    summary: 'Clauses and items that hold the words',
    noun: 'document',
    verb: 'look',
    query: record({
      ...Times.properties,
      words: Type.String({ minLength: 1, maxLength: 100 }),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    response: record({
      clauses: Type.Array(
        record({
          document: Id,
          documentTitle: Type.String(),
          eId: Type.String(),
          number: nullable(Type.Number()),
          heading: Type.String(),
          excerpt: Type.String(),
          start: Type.Integer(),
        }),
      ),
      items: Type.Array(record({ id: Id, title: Type.String(), kind: ItemKind })),
    }),
    errors: [],
  }),
  ...reviewing,
  repair: endpoint({
    name: 'document.repair',
    method: 'POST',
    path: '/api/documents/:id/findings',
    summary: 'Accept or reject the suggested repairs of findings',
    noun: 'document',
    verb: 'decide',
    params: ById,
    body: record({
      decisions: Type.Array(record({ key: Type.String(), verdict: word('accept', 'reject', 'reopen') }), {
        minItems: 1,
        maxItems: 1000,
      }),
    }),
    response: record({ findings: Type.Array(Finding) }),
    errors: ['not-found', 'frozen'],
  }),
  adopt: endpoint({
    name: 'document.adopt',
    method: 'POST',
    path: '/api/documents/:id/adoption',
    summary: 'Adopt the reviewed plan: freezes the edition and takes the accepted items into the lists',
    noun: 'document',
    verb: 'adopt',
    params: ById,
    body: record({ version: Version }),
    response: DocumentSummary,
    errors: ['not-found', 'frozen', 'conflict', 'findings-open'],
  }),
  export: endpoint({
    name: 'document.export',
    method: 'GET',
    path: '/api/documents/:id/lists.:format',
    summary: 'The four lists as proposed or accepted, as a workbook or CSV',
    noun: 'document',
    verb: 'export',
    params: record({ id: Id, format: word('xlsx', 'csv') }),
    query: record({
      ...Times.properties,
      kind: Type.Optional(ItemKind),
      state: Type.Optional(word('proposed', 'accepted', 'rejected')),
      grade: Type.Optional(Grade),
      /** eId of the article. */
      article: Type.Optional(Type.String({ maxLength: 200 })),
      words: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['not-found'],
  }),
} as const;
