import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, Period, record, Times, Version, word } from './schema.ts';

/** A node of the index tree: an indicator at level 1, a sub-index above it, the index at the top. */
export const FrameworkNode = record({
  code: Type.String({ minLength: 1, maxLength: 60, pattern: '^[^\\s]+$' }),
  name: Type.String({ maxLength: 200 }),
  nameEn: Type.String({ maxLength: 200 }),
  level: Type.Integer({ minimum: 1, maximum: 10 }),
  parent: nullable(Type.String({ maxLength: 60 })),
  /** Relative among siblings. */
  weight: Type.Number({ minimum: 0 }),
  direction: word('more', 'less'),
  /** Level 1 only. */
  indicator: nullable(Id),
  clauses: Type.Array(record({ document: Id, eId: Type.String({ maxLength: 200 }) })),
  /** Level 1 only, in the indicator's unit. */
  target: Type.Optional(Type.Number()),
  lower: Type.Optional(Type.Number()),
  upper: Type.Optional(Type.Number()),
  /** How the weights below it were found. */
  weighed: Type.Optional(word('given', 'equal', 'pairwise', 'allocation')),
});
export type FrameworkNode = Static<typeof FrameworkNode>;

/** The steps of `luodi index`; see the guide page on how the index is made. */
export const Recipe = Type.Record(Type.String(), Type.Unknown());

/** The kind of area that is compared; `city` compares the city with itself over the periods. */
export const Basis = word('city', 'district', 'zone', 'street');

export const Framework = record({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  state: word('draft', 'adopted'),
  /** The year it is adopted for; frozen then. */
  adoptedFor: nullable(Type.Integer()),
  basis: Basis,
  nodes: Type.Array(FrameworkNode),
  recipe: Recipe,
  /** Why this version was made. */
  reason: Type.String(),
  version: Version,
});
export type Framework = Static<typeof Framework>;

const name = Type.String({ minLength: 1, maxLength: 200 });
const reason = Type.String({ minLength: 1, maxLength: 500 });
const Nodes = Type.Array(FrameworkNode, { minItems: 1, maxItems: 2000 });

/** An earlier state of a framework: when, by whom and why it became so. */
export const FrameworkVersion = record({
  version: Version,
  at: Instant,
  by: Type.String(),
  reason: Type.String(),
  state: word('draft', 'adopted'),
  adoptedFor: nullable(Type.Integer()),
  basis: Basis,
  name: Type.String(),
  nameEn: Type.String(),
  nodes: Type.Array(FrameworkNode),
  recipe: Recipe,
});
export type FrameworkVersion = Static<typeof FrameworkVersion>;

/** What an index is computed of: a row for each period and area, a column for each indicator of the tree. */
export const Panel = record({
  vintage: Instant,
  /** Rows, periods in order, areas within them in the order of their codes. */
  rows: Type.Array(record({ area: Id, period: Period })),
  /** By code of the tree; null is missing. */
  columns: Type.Record(Type.String(), Type.Array(nullable(Type.Number()))),
  /** Why values are missing, by code of the tree where the data say so; as long as `rows`, null where not. */
  reasons: Type.Record(Type.String(), Type.Array(nullable(Type.String()))),
});
export type Panel = Static<typeof Panel>;

/** What one expert says of the weights below a node. */
export const Weighing = record({
  id: Id,
  node: Type.String(),
  method: word('pairwise', 'allocation'),
  expert: Type.String(),
  /** `a b` → how many times as important a is as b; or code → points. */
  given: Type.Record(Type.String(), Type.Number()),
  by: Type.String(),
  at: Instant,
  version: Version,
});
export type Weighing = Static<typeof Weighing>;

export const framework = {
  list: endpoint({
    name: 'framework.list',
    method: 'GET',
    path: '/api/frameworks',
    summary: 'The evaluation indices of this jurisdiction',
    noun: 'framework',
    verb: 'look',
    query: Times,
    response: record({ frameworks: Type.Array(Framework) }),
    errors: [],
  }),
  create: endpoint({
    name: 'framework.create',
    method: 'POST',
    path: '/api/frameworks',
    summary: 'Begin an index from a template, or from another one as it stands',
    noun: 'framework',
    verb: 'create',
    body: record({
      name,
      nameEn: Type.Optional(Type.String({ maxLength: 200 })),
      basis: Basis,
      /** A template of the catalogue; indicators that are not here yet are added from the catalogue. */
      template: Type.Optional(word('plan', 'centres', 'empty')),
      /** Or a framework that is carried on. */
      from: Type.Optional(Id),
    }),
    response: Framework,
    errors: ['not-found'],
  }),
  change: endpoint({
    name: 'framework.change',
    method: 'PUT',
    path: '/api/frameworks/:id',
    summary: 'Save the tree and the recipe as a new version, with the reason',
    noun: 'framework',
    verb: 'change',
    params: record({ id: Id }),
    body: record({
      version: Version,
      reason,
      name: Type.Optional(name),
      nameEn: Type.Optional(Type.String({ maxLength: 200 })),
      basis: Type.Optional(Basis),
      nodes: Nodes,
      recipe: Recipe,
    }),
    response: Framework,
    errors: ['not-found', 'conflict', 'frozen', 'framework-invalid'],
  }),
  adopt: endpoint({
    name: 'framework.adopt',
    method: 'POST',
    path: '/api/frameworks/:id/adoption',
    summary: 'Adopt a version for a year; it is frozen from then on',
    noun: 'framework',
    verb: 'adopt',
    params: record({ id: Id }),
    body: record({ version: Version, year: Type.Integer({ minimum: 1949, maximum: 2200 }), reason }),
    response: Framework,
    errors: ['not-found', 'conflict', 'frozen', 'framework-invalid'],
  }),
  versions: endpoint({
    name: 'framework.versions',
    method: 'GET',
    path: '/api/frameworks/:id/versions',
    summary: 'Every version, oldest first, with who made it and why',
    noun: 'framework',
    verb: 'look',
    params: record({ id: Id }),
    query: Times,
    response: record({ versions: Type.Array(FrameworkVersion) }),
    errors: ['not-found'],
  }),
  panel: endpoint({
    name: 'framework.panel',
    method: 'GET',
    path: '/api/frameworks/:id/panel',
    summary: 'The observations the index is computed of, as known now or then',
    noun: 'framework',
    verb: 'look',
    params: record({ id: Id }),
    query: record({
      ...Times.properties,
      /** Years, quarters or months like this one; years unless said. */
      period: Type.Optional(Period),
    }),
    response: Panel,
    errors: ['not-found'],
  }),
  weighings: endpoint({
    name: 'framework.weighings',
    method: 'GET',
    path: '/api/frameworks/:id/weighings',
    summary: 'What the experts said of the weights',
    noun: 'framework',
    verb: 'look',
    params: record({ id: Id }),
    query: Times,
    response: record({ weighings: Type.Array(Weighing) }),
    errors: ['not-found'],
  }),
  weigh: endpoint({
    name: 'framework.weigh',
    method: 'PUT',
    path: '/api/frameworks/:id/weighings',
    summary: 'File an expert’s judgement of pairs or shared-out points; one by the same expert is replaced',
    noun: 'framework',
    verb: 'file',
    params: record({ id: Id }),
    body: record({
      node: Type.String({ minLength: 1, maxLength: 60 }),
      method: word('pairwise', 'allocation'),
      expert: Type.String({ minLength: 1, maxLength: 100 }),
      given: Type.Record(Type.String({ maxLength: 130 }), Type.Number({ minimum: 0, maximum: 1_000_000 })),
    }),
    response: Weighing,
    errors: ['not-found', 'frozen', 'framework-invalid'],
  }),
  unweigh: endpoint({
    name: 'framework.unweigh',
    method: 'DELETE',
    path: '/api/frameworks/:id/weighings/:weighing',
    summary: 'Take an expert’s judgement back',
    noun: 'framework',
    verb: 'file',
    params: record({ id: Id, weighing: Id }),
    response: record({}),
    errors: ['not-found', 'frozen'],
  }),
} as const;
