import { Type } from 'typebox';
import { Grade, ItemKind, Openness } from './document.ts';
import { endpoint } from './endpoint.ts';
import {
  EvidenceStatus,
  Funding,
  Investment,
  ItemDetail,
  ItemRow,
  ItemState,
  Money,
  OfficialStatus,
  ScheduleStatus,
  Stage,
  Update,
  Year,
} from './ledger.ts';
import { Day, Id, Instant, nullable, Period, record, Times, Version, word } from './schema.ts';

const ById = record({ id: Id });

/** A column by which the ledger is told apart. */
const Group = word(
  'kind',
  'grade',
  'official',
  'evidence',
  'schedule',
  'stage',
  'body',
  'leader',
  'area',
  'tag',
);

/** What the ledger is ordered by. */
export const Order = word('number', 'title', 'next', 'updated', 'budget', 'physical');

/** Which items. */
export const Filter = {
  kind: Type.Optional(ItemKind),
  grade: Type.Optional(Grade),
  body: Type.Optional(Id),
  leader: Type.Optional(Id),
  area: Type.Optional(Id),
  document: Type.Optional(Id),
  clause: Type.Optional(Type.String({ maxLength: 200 })),
  /** Whether a clause is linked. */
  linked: Type.Optional(word('with', 'without')),
  owner: Type.Optional(word('with', 'without')),
  official: Type.Optional(OfficialStatus),
  evidence: Type.Optional(EvidenceStatus),
  schedule: Type.Optional(ScheduleStatus),
  stage: Type.Optional(Stage),
  tag: Type.Optional(Type.String({ maxLength: 60 })),
  /** `live` unless said. */
  state: Type.Optional(ItemState),
  words: Type.Optional(Type.String({ maxLength: 100 })),
};

const Text = (longest: number) => Type.String({ maxLength: longest });
/** What of an item may be changed one by one and in bulk. */
const Changeable = {
  grade: Type.Optional(Grade),
  leadPost: Type.Optional(nullable(Id)),
  leaderPost: Type.Optional(nullable(Id)),
  official: Type.Optional(OfficialStatus),
  openness: Type.Optional(Openness),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 30 })),
};
/** What a milestone is made or changed with. */
const StepGiven = {
  title: Type.String({ minLength: 1, maxLength: 200 }),
  due: Day,
  start: Type.Optional(nullable(Day)),
  duration: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000, description: 'working days' })),
};
const DoneOn = Type.Optional(nullable(Day));
const Seen = record({ id: Id, version: Version });

export const item = {
  list: endpoint({
    name: 'item.list',
    method: 'GET',
    path: '/api/items',
    summary: 'The ledger, or one of the four lists',
    noun: 'item',
    verb: 'look',
    query: record({
      ...Filter,
      order: Type.Optional(Order),
      /** Count what passes by the values of a column. */
      group: Type.Optional(Group),
      offset: Type.Optional(Type.Integer({ minimum: 0 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      asOf: Type.Optional(Instant),
      on: Type.Optional(Day),
    }),
    response: record({
      total: Type.Integer(),
      items: Type.Array(ItemRow),
      /** Of everything that passes, most first; empty unless asked for. */
      groups: Type.Array(
        record({ key: nullable(Type.String()), name: Type.String(), count: Type.Integer() }),
      ),
    }),
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
      ...Changeable,
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
      kind: Type.Optional(ItemKind),
      criteria: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 20 })),
      supporting: Type.Optional(Type.Array(Id, { maxItems: 50 })),
      areas: Type.Optional(Type.Array(Id, { maxItems: 50 })),
      goal: Type.Optional(Text(2000)),
      note: Type.Optional(Text(5000)),
      periodStart: Type.Optional(nullable(Year)),
      periodEnd: Type.Optional(nullable(Year)),
      budget: Type.Optional(Money),
      physical: Type.Optional(nullable(Type.Number({ minimum: 0, maximum: 100 }))),
    }),
    response: ItemDetail,
    errors: ['not-found', 'conflict', 'superseded'],
  }),
  create: endpoint({
    name: 'item.create',
    method: 'POST',
    path: '/api/items/new',
    summary: 'Make an item by hand, with a clause or without',
    noun: 'item',
    verb: 'create',
    body: record({
      title: Type.String({ minLength: 1, maxLength: 300 }),
      kind: ItemKind,
      grade: Grade,
    }),
    response: ItemDetail,
    errors: [],
  }),
  bulk: endpoint({
    name: 'item.bulk',
    method: 'POST',
    path: '/api/items/bulk',
    summary: 'Change many items alike; what somebody else changed meanwhile is left and named',
    noun: 'item',
    verb: 'change',
    body: record({ items: Type.Array(Seen, { minItems: 1, maxItems: 2000 }), change: record(Changeable) }),
    response: record({ changed: Type.Array(Id), conflicts: Type.Array(Id) }),
    errors: ['invalid'],
  }),
  become: endpoint({
    name: 'item.become',
    method: 'POST',
    path: '/api/items/successions',
    summary:
      'Merge items into one, split one into several, or replace one: the former stay and lead to the latter',
    noun: 'item',
    verb: 'create',
    body: record({
      act: word('merge', 'split', 'replace'),
      from: Type.Array(Seen, { minItems: 1, maxItems: 100 }),
      into: Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { minItems: 1, maxItems: 100 }),
      reason: Type.String({ minLength: 1, maxLength: 1000 }),
    }),
    response: record({ items: Type.Array(Id) }),
    errors: ['not-found', 'conflict', 'superseded', 'invalid'],
  }),
  clause: endpoint({
    name: 'item.clause',
    method: 'POST',
    path: '/api/items/:id/clauses',
    summary: 'Link an item to a clause by its exact words, or take the link away',
    noun: 'item',
    verb: 'create',
    params: ById,
    body: record({
      document: Id,
      eId: Type.String({ maxLength: 200 }),
      quotation: Type.String({ minLength: 1, maxLength: 2000 }),
      linked: Type.Boolean(),
    }),
    response: ItemDetail,
    errors: ['not-found', 'duplicate', 'invalid', 'superseded'],
  }),
  uncovered: endpoint({
    name: 'item.uncovered',
    method: 'GET',
    path: '/api/items/uncovered',
    summary: 'Clauses with measures and no item, and how many items have no clause',
    noun: 'item',
    verb: 'look',
    query: record({ ...Times.properties, document: Type.Optional(Id) }),
    response: record({
      clauses: Type.Array(
        record({
          document: Id,
          documentTitle: Type.String(),
          eId: Type.String(),
          number: nullable(Type.Number()),
          heading: Type.String(),
          measures: Type.Integer(),
        }),
      ),
      items: Type.Integer(),
    }),
    errors: [],
  }),
  money: endpoint({
    name: 'item.money',
    method: 'PUT',
    path: '/api/items/:id/money',
    summary:
      'Money by source and year, and the yearly plan with completed investment; a year left out is removed',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({
      version: Version,
      funding: Type.Array(Funding, { maxItems: 400 }),
      investment: Type.Array(Investment, { maxItems: 60 }),
    }),
    response: ItemDetail,
    errors: ['not-found', 'conflict', 'invalid', 'superseded'],
  }),
  stage: endpoint({
    name: 'item.stage',
    method: 'POST',
    path: '/api/items/:id/stage',
    summary: 'Take a project through the gate, back, out of the store of projects, or in again',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({
      version: Version,
      event: word('advance', 'back', 'withdraw', 'restore'),
      reason: Type.Optional(Text(1000)),
    }),
    response: ItemDetail,
    errors: ['not-found', 'conflict', 'locked', 'gate-closed', 'reason-missing', 'superseded'],
  }),
  milestone: endpoint({
    name: 'item.milestone',
    method: 'POST',
    path: '/api/items/:id/milestones',
    summary: 'Add a milestone',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({ ...StepGiven, doneOn: DoneOn }),
    response: ItemDetail,
    errors: ['not-found', 'superseded'],
  }),
  milestones: endpoint({
    name: 'item.milestones',
    method: 'PUT',
    path: '/api/items/:id/milestones',
    summary:
      'Add, change and remove milestones at once; all are refused when somebody else changed or removed one of them',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({
      /** With the id of one that was removed, it comes back as it was, with what is given. */
      added: Type.Array(record({ id: Type.Optional(Id), ...StepGiven, doneOn: DoneOn }), { maxItems: 500 }),
      changed: Type.Array(record({ ...Seen.properties, ...StepGiven, doneOn: DoneOn }), { maxItems: 500 }),
      /** What waits for them, and what they wait for, is unlinked. */
      removed: Type.Array(Seen, { maxItems: 500 }),
    }),
    response: ItemDetail,
    errors: ['not-found', 'conflict', 'invalid', 'superseded'],
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
      title: Type.Optional(StepGiven.title),
      due: Type.Optional(Day),
      start: StepGiven.start,
      duration: StepGiven.duration,
      doneOn: DoneOn,
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
    query: record({
      ...Filter,
      /** Names of columns, parted by commas; all unless said. */
      columns: Type.Optional(Type.String({ maxLength: 500 })),
      order: Type.Optional(Order),
      ...Times.properties,
    }),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: [],
  }),
} as const;
