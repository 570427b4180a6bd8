import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Day, Id, Instant, record, word } from './schema.ts';

/** What a person has to do, what waits for them, and what changed on what they follow. */
export const Work = record({
  /** Open rounds in which something is still to be filed by the visitor’s bodies. */
  owed: Type.Array(
    record({
      period: Type.String(),
      due: Day,
      late: Type.Boolean(),
      missing: Type.Integer(),
      returned: Type.Integer(),
    }),
  ),
  /** Submitted and not yet judged, in what the visitor approves. */
  waiting: Type.Array(record({ period: Type.String(), count: Type.Integer(), oldest: Instant })),
  followed: Type.Array(
    record({
      item: Id,
      number: Type.Integer(),
      title: Type.String(),
      noun: word('item', 'update', 'milestone'),
      verb: Type.String(),
      at: Instant,
      by: Type.String(),
    }),
  ),
  follows: Type.Array(record({ item: Id, number: Type.Integer(), title: Type.String() })),
  notices: Type.Array(
    record({
      id: Id,
      code: Type.String(),
      detail: Type.Record(Type.String(), Type.Unknown()),
      href: Type.String(),
      at: Instant,
      read: Type.Boolean(),
    }),
  ),
});
export type Work = Static<typeof Work>;

export const work = {
  get: endpoint({
    name: 'work.get',
    method: 'GET',
    path: '/api/work',
    summary: 'What I owe, what waits for me, what changed on what I follow',
    noun: 'work',
    verb: 'look',
    response: Work,
    errors: [],
  }),
  follow: endpoint({
    name: 'work.follow',
    method: 'PUT',
    path: '/api/work/follows/:item',
    summary: 'Follow an item, or stop following it',
    noun: 'work',
    verb: 'change',
    params: record({ item: Id }),
    body: record({ follow: Type.Boolean() }),
    response: record({ item: Id, follows: Type.Boolean() }),
    errors: ['not-found'],
  }),
  read: endpoint({
    name: 'work.read',
    method: 'POST',
    path: '/api/work/notices',
    summary: 'Mark notices as read',
    noun: 'work',
    verb: 'change',
    body: record({ notices: Type.Array(Id, { maxItems: 500 }) }),
    response: record({ read: Type.Integer() }),
    errors: [],
  }),
} as const;
