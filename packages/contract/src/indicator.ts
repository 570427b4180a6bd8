import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, Period, record, Times, Version, word } from './schema.ts';

export const Observation = record({
  area: Id,
  period: Period,
  /** In the indicator's unit; null when missing. */
  value: nullable(Type.Number()),
  /** Why it is missing. */
  missing: nullable(Type.String()),
  /** When it became known. */
  vintage: Instant,
  source: Type.String(),
});
export const Indicator = record({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  unit: nullable(Type.String()),
  direction: word('more', 'less'),
  nature: nullable(word('anticipatory', 'binding')),
  definition: Type.String(),
  clauses: Type.Array(
    record({
      document: Id,
      documentTitle: Type.String(),
      eId: Type.String(),
      heading: Type.String(),
      start: Type.Integer(),
      end: Type.Integer(),
      quotation: Type.String(),
    }),
  ),
  latest: nullable(Observation),
  version: Version,
});
export type Indicator = Static<typeof Indicator>;

export const indicator = {
  list: endpoint({
    name: 'indicator.list',
    method: 'GET',
    path: '/api/indicators',
    summary: 'The indicators with their newest value for the whole city',
    noun: 'indicator',
    verb: 'look',
    query: Times,
    response: record({ indicators: Type.Array(Indicator) }),
    errors: [],
  }),
  get: endpoint({
    name: 'indicator.get',
    method: 'GET',
    path: '/api/indicators/:id',
    summary: 'One indicator with its observations as known on a day',
    noun: 'indicator',
    verb: 'look',
    params: record({ id: Id }),
    query: Times,
    response: record({ indicator: Indicator, observations: Type.Array(Observation) }),
    errors: ['not-found'],
  }),
  create: endpoint({
    name: 'indicator.create',
    method: 'POST',
    path: '/api/indicators',
    summary: 'Add an indicator that shows whether a clause is kept',
    noun: 'indicator',
    verb: 'create',
    body: record({
      code: Type.String({ minLength: 1, maxLength: 40 }),
      name: Type.String({ minLength: 1, maxLength: 200 }),
      nameEn: Type.Optional(Type.String({ maxLength: 200 })),
      unit: nullable(Type.String({ maxLength: 40 })),
      direction: word('more', 'less'),
      definition: Type.Optional(Type.String({ maxLength: 2000 })),
      clauses: Type.Array(record({ document: Id, eId: Type.String({ maxLength: 200 }) })),
    }),
    response: Indicator,
    errors: ['duplicate', 'not-found'],
  }),
  observe: endpoint({
    name: 'observation.record',
    method: 'POST',
    path: '/api/observations',
    summary: 'Record observations; an older value stays as an older vintage',
    noun: 'observation',
    verb: 'file',
    body: record({
      source: Type.String({ maxLength: 200 }),
      observations: Type.Array(
        record({
          indicator: Id,
          area: Id,
          period: Period,
          value: nullable(Type.Number()),
          missing: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        { minItems: 1, maxItems: 100_000 },
      ),
    }),
    response: record({ recorded: Type.Integer(), unchanged: Type.Integer() }),
    errors: ['not-found'],
  }),
} as const;
