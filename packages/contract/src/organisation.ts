import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { keep } from './register.ts';
import { Day, Id, nullable, record, Times, word } from './schema.ts';

/** `was`: as they stood on the day; `now`: those of the day under the names of today, by way of mergers and splits. */
const View = Type.Optional(word('was', 'now'));

export const Area = record({
  id: Id,
  code: Type.String(),
  name: Type.String(),
  nameEn: Type.String(),
  kind: word('city', 'district', 'zone', 'street'),
  /** Of what stands on the day: what has ended is followed to what came of it. */
  parent: nullable(Id),
  /** Of a zone: the districts it lies across; null where nobody has said. */
  overlaps: nullable(Type.Array(Id)),
  /** In the view of today: those of the day that it stands for, where they are others. */
  before: Type.Array(Id),
});
export const Body = record({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  shortName: Type.String(),
  parent: nullable(Id),
  before: Type.Array(Id),
});
export const Post = record({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  body: Id,
  /** Null when the post stands empty on the day asked for. */
  holder: nullable(record({ person: Id, name: Type.String(), since: Day, deputy: Type.Boolean() })),
});

/** A body or an area with what it came of and became, and what its posts led and filed, by either view. */
export const Heritage = record({
  id: Id,
  name: Type.String(),
  nameEn: Type.String(),
  validFrom: nullable(Day),
  validTo: nullable(Day),
  /** Every renaming, merger and split it is reached by, oldest first. */
  reorganisations: Type.Array(
    record({
      kind: word('rename', 'merge', 'split'),
      on: Day,
      from: Type.Array(record({ id: Id, name: Type.String(), nameEn: Type.String() })),
      to: Type.Array(record({ id: Id, name: Type.String(), nameEn: Type.String() })),
      reason: Type.String(),
    }),
  ),
  /** Its own posts, and in the view of today those of what it came of. */
  posts: Type.Array(
    record({
      id: Id,
      name: Type.String(),
      body: Id,
      bodyName: Type.String(),
      validFrom: nullable(Day),
      validTo: nullable(Day),
      tenures: Type.Array(
        record({
          person: Id,
          name: Type.String(),
          deputy: Type.Boolean(),
          validFrom: Day,
          validTo: nullable(Day),
        }),
      ),
      /** Updates submitted or approved in its name. */
      filed: Type.Integer(),
    }),
  ),
  items: Type.Array(
    record({
      id: Id,
      number: Type.Integer(),
      title: Type.String(),
      official: Type.String(),
      post: Id,
      /** False when another post leads it since. */
      still: Type.Boolean(),
    }),
  ),
  /** Updates filed: by itself, and in the view of today by what it alone came of as well. */
  filed: Type.Integer(),
  /** Of an area, counted by the same view: items that lie there and observations under its name. */
  placed: record({ items: Type.Integer(), observations: Type.Integer() }),
});
export type Heritage = Static<typeof Heritage>;

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
    query: record({ ...Times.properties, view: View }),
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
    query: record({ words: Type.String({ minLength: 1, maxLength: 500 }), ...Times.properties }),
    response: record({
      bodies: Type.Array(
        record({ body: Id, bodyName: Type.String(), confidence: Type.Number(), because: Type.String() }),
      ),
    }),
    errors: [],
  }),
  heritage: endpoint({
    name: 'organisation.heritage',
    method: 'GET',
    path: '/api/organisation/:noun/:id/heritage',
    summary:
      'What a body or an area came of and became, with what it led and filed: as it was, or as it is now',
    noun: 'organisation',
    verb: 'look',
    params: record({ noun: word('area', 'body'), id: Id }),
    query: record({ ...Times.properties, view: View }),
    response: Heritage,
    errors: ['not-found'],
  }),
  ...keep,
} as const;
