import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, nullable, record, Times, word } from './schema.ts';

export const Area = record({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  kind: word('city', 'district', 'zone', 'street'),
  parent: nullable(Id),
});
export const Body = record({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  shortName: Type.String(),
  parent: nullable(Id),
});
export const Post = record({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  body: Id,
  /** Null when the post stands empty on the day asked for. */
  holder: nullable(record({ person: Id, name: Type.String(), since: Day, deputy: Type.Boolean() })),
});
export const Organisation = record({
  areas: Type.Array(Area),
  bodies: Type.Array(Body),
  posts: Type.Array(Post),
});
export type Organisation = Static<typeof Organisation>;

export const organisation = {
  get: endpoint({
    name: 'organisation.get',
    method: 'GET',
    path: '/api/organisation',
    summary: 'Areas, bodies, and posts with who holds them',
    noun: 'organisation',
    verb: 'look',
    query: Times,
    response: Organisation,
    errors: [],
  }),
  suggest: endpoint({
    name: 'organisation.suggest',
    method: 'GET',
    path: '/api/organisation/suggestion',
    summary: 'Who could lead an item, from the division of duties, with confidence',
    noun: 'organisation',
    verb: 'look',
    query: record({ words: Type.String({ minLength: 1, maxLength: 500 }) }),
    response: record({
      bodies: Type.Array(
        record({ body: Id, bodyName: Type.String(), confidence: Type.Number(), because: Type.String() }),
      ),
    }),
    errors: [],
  }),
} as const;
