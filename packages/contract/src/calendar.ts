import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, nullable, record, word } from './schema.ts';

/** A calendar one may take into the calendar of a telephone or an office program. */
export const Calendar = record({
  owner: word('person', 'body'),
  subject: Id,
  name: Type.String(),
  /** Null while nobody has asked for it. */
  feed: nullable(
    record({
      id: Id,
      /** Secret: whoever has it reads the calendar without signing in. */
      address: Type.String(),
      renewed: Type.Integer(),
    }),
  ),
});
export type Calendar = Static<typeof Calendar>;

const noun = 'calendar' as const;

export const calendar = {
  list: endpoint({
    name: 'calendar.list',
    method: 'GET',
    path: '/api/me/calendars',
    summary: 'One’s own calendar and those of the bodies one works for, each with its secret address',
    noun,
    verb: 'look',
    response: record({ calendars: Type.Array(Calendar) }),
    errors: [],
  }),
  renew: endpoint({
    name: 'calendar.renew',
    method: 'POST',
    path: '/api/me/calendars',
    summary: 'Make the secret address of a calendar, or a new one, after which the old one is dead',
    noun,
    verb: 'change',
    body: record({ owner: word('person', 'body'), subject: Id }),
    response: Calendar,
    errors: ['not-found'],
  }),
  stop: endpoint({
    name: 'calendar.stop',
    method: 'DELETE',
    path: '/api/me/calendars/:id',
    summary: 'Give a calendar up; its address is dead',
    noun,
    verb: 'change',
    params: record({ id: Id }),
    response: record({}),
    errors: ['not-found'],
  }),
  read: endpoint({
    name: 'calendar.read',
    method: 'GET',
    path: '/api/calendars/:id/:secret/luodi.ics',
    summary: 'A calendar by its secret address: milestones, deadlines of rounds, what is owed',
    noun,
    verb: 'look',
    open: true,
    params: record({ id: Id, secret: Type.String({ pattern: '^[\\w-]{20,60}$' }) }),
    query: record({ lang: Type.Optional(word('zh', 'en')) }),
    response: Type.Unknown(),
    file: 'text/calendar; charset=utf-8',
    errors: ['not-found'],
  }),
} as const;
