import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, record, Times, Version, word } from './schema.ts';

export const Frequency = word('once', 'year', 'quarter', 'month');

/** Who is asked for which datum. */
export const Request = record({
  id: Id,
  name: Type.String(),
  owner: record({ post: Id, postName: Type.String(), body: Id, bodyName: Type.String() }),
  asker: record({ body: Id, bodyName: Type.String() }),
  frequency: Frequency,
  fields: Type.Integer(),
  people: Type.Integer(),
  reason: Type.String(),
  state: word('active', 'withdrawn'),
  madeAt: Instant,
  version: Version,
});
export type Request = Static<typeof Request>;

/** How much a body is asked to fill in, fields a year. */
export const Burden = record({
  body: Id,
  bodyName: Type.String(),
  /** By the monthly rounds. */
  rounds: Type.Integer(),
  /** By what else stands in the register. */
  requests: Type.Integer(),
});

export const request = {
  list: endpoint({
    name: 'request.list',
    method: 'GET',
    path: '/api/requests',
    summary: 'The ask-once register, with what each body is asked to fill in a year',
    noun: 'request',
    verb: 'look',
    query: record({ ...Times.properties, words: Type.Optional(Type.String({ maxLength: 100 })) }),
    response: record({ requests: Type.Array(Request), burden: Type.Array(Burden) }),
    errors: [],
  }),
  held: endpoint({
    name: 'request.held',
    method: 'GET',
    path: '/api/requests/held',
    summary: 'Whether a datum is asked for or held already, with its newest value',
    noun: 'request',
    verb: 'look',
    query: record({ ...Times.properties, name: Type.String({ minLength: 1, maxLength: 200 }) }),
    response: record({
      asked: nullable(record({ request: Id, postName: Type.String(), bodyName: Type.String() })),
      held: nullable(
        record({
          indicator: Id,
          name: Type.String(),
          unit: nullable(Type.String()),
          period: Type.String(),
          value: nullable(Type.Number()),
        }),
      ),
    }),
    errors: [],
  }),
  ask: endpoint({
    name: 'request.ask',
    method: 'POST',
    path: '/api/requests',
    summary: 'Ask a post for a datum; refused where it is asked for or held already',
    noun: 'request',
    verb: 'create',
    body: record({
      name: Type.String({ minLength: 1, maxLength: 200 }),
      owner: Id,
      asker: Id,
      frequency: Frequency,
      fields: Type.Integer({ minimum: 1, maximum: 1000 }),
      people: Type.Integer({ minimum: 1, maximum: 1000 }),
      reason: Type.String({ maxLength: 500 }),
    }),
    response: record({ id: Id }),
    errors: ['not-found', 'asked-already', 'held-already', 'invalid'],
  }),
  withdraw: endpoint({
    name: 'request.withdraw',
    method: 'POST',
    path: '/api/requests/:id/withdrawal',
    summary: 'Ask no longer',
    noun: 'request',
    verb: 'change',
    params: record({ id: Id }),
    body: record({ version: Version }),
    response: record({ id: Id }),
    errors: ['not-found', 'conflict'],
  }),
} as const;
