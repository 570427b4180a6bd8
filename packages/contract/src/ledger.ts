import { type Static, Type } from 'typebox';
import { Grade, ItemKind, Openness } from './document.ts';
import { Day, Id, Instant, nullable, Period, record, Version, word } from './schema.ts';

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

export const ItemState = word('live', 'superseded', 'withdrawn');
export const Stage = word(
  'reserve',
  'preparatory',
  'started',
  'construction',
  'completed',
  'operation',
  'withdrawn',
);
/** Money in 10,000 yuan; null where it is not known. */
export const Money = nullable(Type.Number({ minimum: 0, maximum: 1e12 }));
export const Year = Type.Integer({ minimum: 1990, maximum: 2100 });

export const Milestone = record({
  id: Id,
  title: Type.String(),
  due: Day,
  doneOn: nullable(Day),
  start: nullable(Day),
  /** The day it was due at first. */
  originalDue: nullable(Day),
  /** Working days. */
  duration: Type.Integer(),
  stage: nullable(Stage),
  version: Version,
});

export const Update = record({
  id: Id,
  item: Id,
  period: Period,
  /** Reported by the body, 0–100; not the milestone percentage, not money. */
  progress: nullable(Type.Number({ minimum: 0, maximum: 100 })),
  text: Type.String(),
  /** What the body says of the item in this period; null leaves it as it is. */
  official: nullable(OfficialStatus),
  state: word('draft', 'submitted', 'approved', 'returned'),
  post: Id,
  postName: Type.String(),
  filedBy: Type.String(),
  filedAt: Instant,
  returnReason: nullable(Type.String()),
  version: Version,
});
export type Update = Static<typeof Update>;

/** A document of an item: a link, or a file. */
export const Attached = record({
  id: Id,
  title: Type.String(),
  /** Null for a file. */
  href: nullable(Type.String()),
  fileName: nullable(Type.String()),
  /** Bytes. */
  size: nullable(Type.Integer()),
  addedBy: Type.String(),
  addedAt: nullable(Instant),
});

export const ItemRow = record({
  id: Id,
  number: Type.Integer(),
  title: Type.String(),
  kind: ItemKind,
  grade: Grade,
  lead: nullable(record({ post: Id, postName: Type.String(), body: Id, bodyName: Type.String() })),
  supporting: Type.Array(record({ body: Id, bodyName: Type.String(), post: nullable(Id) })),
  leader: nullable(record({ post: Id, postName: Type.String() })),
  areas: Type.Array(record({ area: Id, areaName: Type.String() })),
  state: ItemState,
  stage: nullable(Stage),
  tags: Type.Array(Type.String()),
  /** The whole investment. */
  budget: Money,
  /** Over all years: the yearly plans, and what is completed. */
  invested: record({ planned: Money, completed: Money }),
  /** 0–100; not what the body reports, not the share of milestones, not money. */
  physical: nullable(Type.Number()),
  period: nullable(record({ start: Type.Integer(), end: Type.Integer() })),
  official: OfficialStatus,
  evidence: EvidenceStatus,
  schedule: ScheduleStatus,
  milestones: record({ done: Type.Integer(), all: Type.Integer(), next: nullable(Day) }),
  lastUpdate: nullable(record({ period: Type.String(), progress: nullable(Type.Number()), at: Instant })),
  clauses: Type.Array(record({ document: Id, eId: Type.String(), number: nullable(Type.Number()) })),
  version: Version,
});
export type ItemRow = Static<typeof ItemRow>;

export const Funding = record({
  year: Year,
  source: word('central', 'province', 'city', 'district', 'bond', 'bank', 'own', 'other'),
  planned: Money,
  authorised: Money,
  committed: Money,
  paid: Money,
});
export const Investment = record({ year: Year, planned: Money, completed: Money });

const Figure = nullable(Type.Number());
/** Earned value on the day; null where something it needs is missing. */
const Earned = record({
  budget: Figure,
  planned: Figure,
  earned: Figure,
  actual: Figure,
  scheduleVariance: Figure,
  costVariance: Figure,
  schedulePerformance: Figure,
  costPerformance: Figure,
  estimate: Figure,
  variance: Figure,
  toComplete: Figure,
});

const End = record({ id: Id, title: Type.String(), item: Id, itemTitle: Type.String() });
const Dependency = record({
  id: Id,
  kind: word('FS', 'SS', 'FF', 'SF'),
  lag: Type.Integer(),
  predecessor: End,
  successor: End,
  version: Version,
});
const Successor = record({
  id: Id,
  number: Type.Integer(),
  title: Type.String(),
  act: word('merge', 'split', 'replace'),
  reason: Type.String(),
});

export const ItemDetail = record({
  row: ItemRow,
  criteria: Type.Array(Type.String()),
  note: Type.String(),
  openness: Openness,
  goal: Type.String(),
  originalGoal: Type.String(),
  documents: Type.Array(Attached),
  template: nullable(Type.String()),
  stageReason: Type.String(),
  /** Nodes that hold the gate out of the stage. */
  gate: Type.Array(record({ id: Id, title: Type.String() })),
  funding: Type.Array(Funding),
  investment: Type.Array(Investment),
  earned: Earned,
  /** Links between milestones of this item and of others. */
  dependencies: Type.Array(Dependency),
  lineage: record({ from: Type.Array(Successor), to: Type.Array(Successor) }),
  clauses: Type.Array(ClauseLink),
  milestones: Type.Array(Milestone),
  updates: Type.Array(Update),
  indicators: Type.Array(record({ id: Id, code: Type.String(), name: Type.String() })),
  history: Type.Array(
    record({ version: Version, at: Instant, by: Type.String(), changes: Type.Array(Type.String()) }),
  ),
});
export type ItemDetail = Static<typeof ItemDetail>;
