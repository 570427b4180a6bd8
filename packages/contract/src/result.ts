import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Basis, FrameworkNode, Panel, Recipe } from './framework.ts';
import { Id, Instant, nullable, Period, record, Times, Version, word } from './schema.ts';

export const IndexCell = record({
  code: Type.String(),
  area: Id,
  /** As observed, level 1 only. */
  value: nullable(Type.Number()),
  /** Normalised for level 1, aggregated above. */
  score: nullable(Type.Number()),
});

const Share = Type.Number({ minimum: 0, maximum: 1 });

/** What other choices of weights and methods would have done to the ranks. */
export const Uncertainty = record({
  /** How often the index was computed. */
  runs: Type.Integer(),
  areas: Type.Array(
    record({
      area: Id,
      mean: nullable(Type.Number()),
      median: nullable(Type.Number()),
      /** 5 % and 95 % of the rank. */
      low: nullable(Type.Number()),
      high: nullable(Type.Number()),
      /** Share of the runs in which it stood first, second, … */
      places: Type.Array(Share),
    }),
  ),
  /** Share of the runs in which the area of the row stood ahead of that of the column, a tie counting half. */
  ahead: Type.Array(Type.Array(Share)),
  /** Areas in order of rank, those together that the runs cannot tell apart. */
  bands: Type.Array(Type.Array(Id)),
  /** How much of the change of ranks each choice explains: alone, and with all it interacts with. */
  inputs: Type.Array(
    record({
      name: word(
        'Denomination',
        'Imputation',
        'Screening',
        'Treatment',
        'Normalisation',
        'Weights',
        'Aggregation',
      ),
      first: nullable(Type.Number()),
      total: nullable(Type.Number()),
      /** 90 % interval of the total. */
      low: nullable(Type.Number()),
      high: nullable(Type.Number()),
    }),
  ),
});
export type Uncertainty = Static<typeof Uncertainty>;

/** Alternatives to the recipe; see `luodi index uncertainty`. */
export const Design = record({
  normalise: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()), { maxItems: 12 })),
  aggregate: Type.Optional(Type.Array(Type.String(), { maxItems: 8 })),
  weights: Type.Optional(record({ noise: Type.Number({ minimum: 0, maximum: 1 }) })),
  samples: Type.Integer({ minimum: 10, maximum: 100_000 }),
  seed: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
});
export type Design = Static<typeof Design>;

export const IndexResult = record({
  id: Id,
  framework: Id,
  frameworkVersion: Version,
  period: Period,
  basis: Basis,
  /** Observations as known then. */
  vintage: Instant,
  recipe: Recipe,
  seed: Type.Integer(),
  /** SHA-256 of recipe, tree, data and scores: the same inputs give the same. */
  hash: Type.String(),
  /** SHA-256 of the observations alone. */
  dataHash: Type.String(),
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
  design: nullable(Design),
  uncertainty: nullable(Uncertainty),
  computedAt: Instant,
});
export type IndexResult = Static<typeof IndexResult>;

const params = record({ id: Id });

/** Computed indices of a framework. */
export const result = {
  compute: endpoint({
    name: 'framework.compute',
    method: 'POST',
    path: '/api/frameworks/:id/results',
    summary: 'Compute the index of a period from the observations known now or then',
    noun: 'framework',
    verb: 'compute',
    params,
    body: record({ period: Period, vintage: Type.Optional(Instant) }),
    response: IndexResult,
    errors: ['not-found', 'framework-invalid'],
  }),
  uncertainty: endpoint({
    name: 'framework.uncertainty',
    method: 'POST',
    path: '/api/frameworks/:id/uncertainty',
    summary: 'Compute the index under many other choices, as a job whose result has ranges of ranks',
    noun: 'framework',
    verb: 'compute',
    params,
    body: record({ period: Period, vintage: Type.Optional(Instant), design: Design }),
    /** The job; its result is the id of the index result. */
    response: record({ id: Id }),
    errors: ['not-found', 'framework-invalid'],
  }),
  latest: endpoint({
    name: 'framework.result',
    method: 'GET',
    path: '/api/frameworks/:id/results/latest',
    summary: 'The newest result, or that of a period',
    noun: 'framework',
    verb: 'look',
    params,
    query: record({ ...Times.properties, period: Type.Optional(Period) }),
    response: nullable(IndexResult),
    errors: ['not-found'],
  }),
  list: endpoint({
    name: 'framework.results',
    method: 'GET',
    path: '/api/frameworks/:id/results',
    summary: 'Every result that was kept, newest first, without its cells',
    noun: 'framework',
    verb: 'look',
    params,
    query: Times,
    response: record({
      results: Type.Array(
        record({
          id: Id,
          frameworkVersion: Version,
          period: Period,
          vintage: Instant,
          hash: Type.String(),
          runs: nullable(Type.Integer()),
          computedAt: Instant,
        }),
      ),
    }),
    errors: ['not-found'],
  }),
  made: endpoint({
    name: 'framework.made',
    method: 'GET',
    path: '/api/frameworks/:id/results/:result/made',
    summary: 'What a result was made of: tree, recipe and observations as they stood',
    noun: 'framework',
    verb: 'look',
    params: record({ id: Id, result: Id }),
    response: record({ ...Panel.properties, nodes: Type.Array(FrameworkNode), recipe: Recipe }),
    errors: ['not-found'],
  }),
  again: endpoint({
    name: 'framework.again',
    method: 'POST',
    path: '/api/frameworks/:id/results/:result/again',
    summary: 'Make a kept result again from its recipe, version, vintage and seed, and compare',
    noun: 'framework',
    verb: 'verify',
    params: record({ id: Id, result: Id }),
    response: record({
      /** True when every byte is the same. */
      same: Type.Boolean(),
      kept: Type.String(),
      made: Type.String(),
      /** What differs: the observations known then, the scores, the ranks' intervals. */
      differs: Type.Array(word('data', 'scores', 'intervals')),
    }),
    errors: ['not-found', 'framework-invalid'],
  }),
  export: endpoint({
    name: 'framework.export',
    method: 'GET',
    path: '/api/frameworks/:id/results/:result/table/:format',
    summary: 'Scores and ranks by area, ready to be joined to a map by the code of the area',
    noun: 'framework',
    verb: 'look',
    params: record({ id: Id, result: Id, format: word('xlsx', 'csv') }),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['not-found'],
  }),
} as const;
