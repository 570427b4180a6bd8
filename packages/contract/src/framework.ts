import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, Period, record, Times, Version, word } from './schema.ts';

/** A node of the index tree: an indicator at level 1, a sub-index above it, the index at the top. */
export const FrameworkNode = record({
  code: Type.String({ minLength: 1, maxLength: 60 }),
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
});
export type FrameworkNode = Static<typeof FrameworkNode>;

/** The steps of `luodi index`; see the guide page on how the index is made. */
export const Recipe = Type.Record(Type.String(), Type.Unknown());

export const Framework = record({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  state: word('draft', 'adopted'),
  /** The year it is adopted for; frozen then. */
  adoptedFor: nullable(Type.Integer()),
  nodes: Type.Array(FrameworkNode),
  recipe: Recipe,
  version: Version,
});
export type Framework = Static<typeof Framework>;

export const IndexCell = record({
  code: Type.String(),
  area: Id,
  /** As observed, level 1 only. */
  value: nullable(Type.Number()),
  /** Normalised for level 1, aggregated above. */
  score: nullable(Type.Number()),
});
export const IndexResult = record({
  id: Id,
  framework: Id,
  frameworkVersion: Version,
  period: Period,
  /** Observations as known then. */
  vintage: Instant,
  recipe: Recipe,
  seed: Type.Integer(),
  /** SHA-256 of recipe, tree, data and scores: the same inputs give the same. */
  hash: Type.String(),
  cells: Type.Array(IndexCell),
  ranks: Type.Array(
    record({
      area: Id,
      rank: nullable(Type.Integer()),
      /** 5 % and 95 % of the rank under the uncertainty design; null where it was not run. */
      low: nullable(Type.Number()),
      high: nullable(Type.Number()),
    }),
  ),
  findings: Type.Array(
    record({
      code: Type.String(),
      severity: word('error', 'warning', 'info'),
      message: record({ zh: Type.String(), en: Type.String() }),
      detail: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  computedAt: Instant,
});
export type IndexResult = Static<typeof IndexResult>;

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
      reason: Type.String({ minLength: 1, maxLength: 500 }),
      nodes: Type.Array(FrameworkNode, { minItems: 1, maxItems: 2000 }),
      recipe: Recipe,
    }),
    response: Framework,
    errors: ['not-found', 'conflict', 'frozen', 'framework-invalid'],
  }),
  compute: endpoint({
    name: 'framework.compute',
    method: 'POST',
    path: '/api/frameworks/:id/results',
    summary: 'Compute the index of a period from the observations known now or then',
    noun: 'framework',
    verb: 'compute',
    params: record({ id: Id }),
    body: record({ period: Period, vintage: Type.Optional(Instant) }),
    response: IndexResult,
    errors: ['not-found', 'framework-invalid'],
  }),
  result: endpoint({
    name: 'framework.result',
    method: 'GET',
    path: '/api/frameworks/:id/results/latest',
    summary: 'The newest result, or that of a period',
    noun: 'framework',
    verb: 'look',
    params: record({ id: Id }),
    query: record({ period: Type.Optional(Period) }),
    response: nullable(IndexResult),
    errors: ['not-found'],
  }),
} as const;
