import { type Static, Type } from 'typebox';
import { Grade, ItemKind, Openness } from './document.ts';
import { endpoint } from './endpoint.ts';
import { Day, Id, Instant, nullable, Period, record, Times, Version, word } from './schema.ts';

/** Where an item was promised: the exact words of an edition. */
export const ClauseLink = record({
  document: Id,
  documentTitle: Type.String(),
  eId: Type.String(),
  number: nullable(Type.Number()),
  heading: Type.String(),
  start: Type.Integer(),
  end: Type.Integer(),
  quotation: Type.String(),
});

export const OfficialStatus = word('not-started', 'on-track', 'at-risk', 'off-track', 'completed', 'stopped');
export const EvidenceStatus = word('none', 'claimed', 'evidenced', 'verified');
export const ScheduleStatus = word('unplanned', 'ahead', 'on-time', 'late', 'overdue', 'done');

export const Milestone = record({
  id: Id,
  title: Type.String(),
  due: Day,
  doneOn: nullable(Day),
  version: Version,
});

export const Update = record({
  id: Id,
  item: Id,
  period: Period,
  /** Reported by the body, 0–100; not the milestone percentage, not money. */
  progress: nullable(Type.Number({ minimum: 0, maximum: 100 })),
  text: Type.String(),
  state: word('draft', 'submitted', 'approved', 'returned'),
  post: Id,
  postName: Type.String(),
  filedBy: Type.String(),
  filedAt: Instant,
  returnReason: nullable(Type.String()),
  version: Version,
});
export type Update = Static<typeof Update>;

export const ItemRow = record({
  id: Id,
  number: Type.Integer(),
  title: Type.String(),
  kind: ItemKind,
  grade: Grade,
  lead: nullable(record({ post: Id, postName: Type.String(), body: Id, bodyName: Type.String() })),
  supporting: Type.Array(record({ body: Id, bodyName: Type.String() })),
  official: OfficialStatus,
  evidence: EvidenceStatus,
  schedule: ScheduleStatus,
  milestones: record({ done: Type.Integer(), all: Type.Integer(), next: nullable(Day) }),
  lastUpdate: nullable(record({ period: Type.String(), progress: nullable(Type.Number()), at: Instant })),
  clauses: Type.Array(record({ document: Id, eId: Type.String(), number: nullable(Type.Number()) })),
  version: Version,
});
export type ItemRow = Static<typeof ItemRow>;

export const ItemDetail = record({
  row: ItemRow,
  criteria: Type.Array(Type.String()),
  note: Type.String(),
  openness: Openness,
  period: nullable(record({ start: Type.Integer(), end: Type.Integer() })),
  clauses: Type.Array(ClauseLink),
  milestones: Type.Array(Milestone),
  updates: Type.Array(Update),
  indicators: Type.Array(record({ id: Id, code: Type.String(), name: Type.String() })),
  history: Type.Array(
    record({ version: Version, at: Instant, by: Type.String(), changes: Type.Array(Type.String()) }),
  ),
});
export type ItemDetail = Static<typeof ItemDetail>;

const ById = record({ id: Id });

export const item = {
  list: endpoint({
    name: 'item.list',
    method: 'GET',
    path: '/api/items',
    summary: 'The ledger, or one of the four lists',
    noun: 'item',
    verb: 'look',
    query: record({
      kind: Type.Optional(ItemKind),
      grade: Type.Optional(Grade),
      body: Type.Optional(Id),
      document: Type.Optional(Id),
      clause: Type.Optional(Type.String({ maxLength: 200 })),
      owner: Type.Optional(word('with', 'without')),
      official: Type.Optional(OfficialStatus),
      words: Type.Optional(Type.String({ maxLength: 100 })),
      order: Type.Optional(word('number', 'title', 'next', 'updated')),
      offset: Type.Optional(Type.Integer({ minimum: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      asOf: Type.Optional(Instant),
      on: Type.Optional(Day),
    }),
    response: record({ total: Type.Integer(), items: Type.Array(ItemRow) }),
    errors: [],
  }),
  get: endpoint({
    name: 'item.get',
    method: 'GET',
    path: '/api/items/:id',
    summary: 'One item with its clauses, milestones, updates and history',
    noun: 'item',
    verb: 'look',
    params: ById,
    query: Times,
    response: ItemDetail,
    errors: ['not-found'],
  }),
  take: endpoint({
    name: 'item.take',
    method: 'POST',
    path: '/api/items',
    summary: 'Take accepted proposals into the lists',
    noun: 'item',
    verb: 'create',
    body: record({ proposals: Type.Array(Id, { minItems: 1, maxItems: 5000 }) }),
    response: record({ items: Type.Array(Id) }),
    errors: ['not-found'],
  }),
  change: endpoint({
    name: 'item.change',
    method: 'PATCH',
    path: '/api/items/:id',
    summary: 'Change an item; refused with the current one when somebody else was faster',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({
      version: Version,
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      kind: Type.Optional(ItemKind),
      grade: Type.Optional(Grade),
      leadPost: Type.Optional(nullable(Id)),
      supporting: Type.Optional(Type.Array(Id, { maxItems: 50 })),
      official: Type.Optional(OfficialStatus),
      note: Type.Optional(Type.String({ maxLength: 5000 })),
      openness: Type.Optional(Openness),
    }),
    response: ItemDetail,
    errors: ['not-found', 'conflict'],
  }),
  milestone: endpoint({
    name: 'item.milestone',
    method: 'POST',
    path: '/api/items/:id/milestones',
    summary: 'Add a milestone',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({ title: Type.String({ minLength: 1, maxLength: 200 }), due: Day }),
    response: ItemDetail,
    errors: ['not-found'],
  }),
  reach: endpoint({
    name: 'item.reach',
    method: 'PATCH',
    path: '/api/items/:id/milestones/:milestone',
    summary: 'Change a milestone, or say when it was reached',
    noun: 'item',
    verb: 'change',
    params: record({ id: Id, milestone: Id }),
    body: record({
      version: Version,
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      due: Type.Optional(Day),
      doneOn: Type.Optional(nullable(Day)),
    }),
    response: ItemDetail,
    errors: ['not-found', 'conflict'],
  }),
  file: endpoint({
    name: 'update.file',
    method: 'PUT',
    path: '/api/items/:id/updates/:period',
    summary: 'File the progress of a period: draft or submit',
    noun: 'update',
    verb: 'file',
    params: record({ id: Id, period: Period }),
    body: record({
      /** 0 when nothing was filed for the period yet. */
      version: Type.Integer({ minimum: 0 }),
      progress: nullable(Type.Number({ minimum: 0, maximum: 100 })),
      text: Type.String({ maxLength: 5000 }),
      submit: Type.Boolean(),
    }),
    response: Update,
    errors: ['not-found', 'conflict', 'locked'],
  }),
  judge: endpoint({
    name: 'update.judge',
    method: 'POST',
    path: '/api/updates/:id/verdict',
    summary: 'Approve a submitted update, or return it with a reason',
    noun: 'update',
    verb: 'approve',
    params: ById,
    body: record({
      version: Version,
      verdict: word('approve', 'return'),
      reason: Type.Optional(Type.String({ maxLength: 1000 })),
    }),
    response: Update,
    errors: ['not-found', 'conflict', 'locked', 'reason-missing'],
  }),
  export: endpoint({
    name: 'item.export',
    method: 'GET',
    path: '/api/items.:format',
    summary: 'The ledger or a list as a workbook or CSV',
    noun: 'item',
    verb: 'export',
    params: record({ format: word('xlsx', 'csv') }),
    query: record({ kind: Type.Optional(ItemKind), grade: Type.Optional(Grade), body: Type.Optional(Id) }),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: [],
  }),
} as const;
