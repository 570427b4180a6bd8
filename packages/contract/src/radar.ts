import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, nullable, record, Times, word } from './schema.ts';

export const AlarmCode = word('post-empty', 'holder-unseen', 'never-filed', 'stale', 'repeated');

/** An item that has an owner on paper only. */
export const Alarm = record({
  code: AlarmCode,
  item: Id,
  number: Type.Integer(),
  title: Type.String(),
  post: Id,
  postName: Type.String(),
  body: Id,
  bodyName: Type.String(),
  /** Who holds the post today. */
  holders: Type.Array(record({ person: Id, name: Type.String() })),
  /** The last month that was filed; null when none ever was. */
  last: nullable(Type.String()),
});
export type Alarm = Static<typeof Alarm>;

export const radar = {
  get: endpoint({
    name: 'radar.get',
    method: 'GET',
    path: '/api/radar',
    summary: 'Items with an owner on paper only, by what is to be done next',
    noun: 'radar',
    verb: 'look',
    query: Times,
    response: record({
      /** The last month whose due day has passed. */
      expected: Type.String(),
      watched: Type.Integer(),
      alarms: Type.Array(Alarm),
    }),
    errors: [],
  }),
  remind: endpoint({
    name: 'radar.remind',
    method: 'POST',
    path: '/api/radar/reminders',
    summary: 'Remind who holds the posts of these items and who reports for their bodies',
    noun: 'radar',
    verb: 'change',
    body: record({ items: Type.Array(Id, { minItems: 1, maxItems: 500 }) }),
    response: record({ told: Type.Integer() }),
    errors: [],
  }),
} as const;
