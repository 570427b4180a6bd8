import { randomUUID, timingSafeEqual } from 'node:crypto';
import { api, type Calendar } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { holds } from '@luodi/domain/organisation';
import { bodies, type CalendarFeed, calendarFeeds, persons, signIns, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { eventsOf, type Whose } from '../../calendar/events.ts';
import { calendarOf } from '../../calendar/write.ts';
import { languageOf } from '../../plugins/problem.ts';
import { permits } from '../../policies/index.ts';
import { route } from '../../route.ts';
import { visitorOf } from '../../visit.ts';
import type { App, Visitor } from '../../visitor.ts';

export function calendarRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.calendar.list, async ({ tx, visitor }) => {
    const calendars: Calendar[] = [];
    for (const one of owned(visitor)) {
      const [feed] = await calendarFeeds.list(tx, { owner: one.owner, subject: one.subject });
      calendars.push({ ...one, feed: feed ? presentFeed(app, feed) : null });
    }
    return { calendars };
  });

  route(fastify, app, api.calendar.renew, async ({ tx, body, visitor }) => {
    const one = owned(visitor).find(({ owner, subject }) => owner === body.owner && subject === body.subject);
    if (!one) throw new LuodiError('not-found', { noun: 'calendar', id: body.subject });
    const [old] = await calendarFeeds.list(tx, { owner: one.owner, subject: one.subject });
    const feed = old
      ? await calendarFeeds.change(
          tx,
          { id: old.id, version: old.version, renewed: old.renewed + 1 },
          'renew',
        )
      : (
          await calendarFeeds.insert(tx, [
            { id: randomUUID(), owner: one.owner, subject: one.subject, renewed: 0 },
          ])
        )[0]!;
    return { ...one, feed: presentFeed(app, feed) };
  });

  route(fastify, app, api.calendar.stop, async ({ tx, params, visitor }) => {
    const feed = await calendarFeeds.get(tx, params.id);
    if (!owned(visitor).some(({ owner, subject }) => owner === feed.owner && subject === feed.subject))
      throw new LuodiError('not-found', { noun: 'calendar', id: params.id });
    await calendarFeeds.remove(tx, feed);
    return {};
  });

  route(fastify, app, api.calendar.read, async ({ tx, params, query, now, request, reply }) => {
    const today = now.toISOString().slice(0, 10);
    const nothing = new LuodiError('not-found', { noun: 'calendar', id: '' });
    const feed = await calendarFeeds.find(tx, params.id);
    if (!feed || !same(params.secret, secretOf(app, feed))) throw nothing;
    const found = await (feed.owner === 'person'
      ? ofPerson(tx, feed.subject, today)
      : ofBody(tx, feed.subject, today));
    if (!found) throw nothing;
    const language = query.lang ?? languageOf(request);
    const events = await eventsOf(tx, found.whose, { address: app.address, language, today });
    reply.type('text/calendar; charset=utf-8');
    reply.header('cache-control', 'private, max-age=900');
    // A secret address is to stand in no other log.
    reply.header('referrer-policy', 'no-referrer');
    return calendarOf(`${found.name} · ${language === 'en' ? 'Luodi' : '落地'}`, events, today);
  });
}

/** What a visitor may have a calendar of. */
const owned = (visitor: Visitor): readonly Omit<Calendar, 'feed'>[] => [
  ...(visitor.person
    ? [{ owner: 'person' as const, subject: visitor.person.id, name: visitor.person.name }]
    : []),
  ...[...new Map(visitor.posts.map((post) => [post.body, post.bodyName]))].map(([subject, name]) => ({
    owner: 'body' as const,
    subject,
    name,
  })),
];

/** The secret is made of the key of the installation and never stored: renewing counts one further. */
const secretOf = (app: App, { jurisdiction, id, owner, subject, renewed }: CalendarFeed): string =>
  app.sign(JSON.stringify(['calendar', jurisdiction, id, owner, subject, renewed]));

const same = (given: string, wanted: string): boolean =>
  given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));

const presentFeed = (app: App, feed: CalendarFeed) => ({
  id: feed.id,
  address: new URL(`/api/calendars/${feed.id}/${secretOf(app, feed)}/luodi.ics`, app.address).href,
  renewed: feed.renewed,
});

/** A person who may still sign in and works for the government today; a calendar outlives nobody's access. */
async function ofPerson(tx: Tx, person: string, day: string): Promise<{ name: string; whose: Whose } | null> {
  for (const { userId } of await signIns.list(tx, { person })) {
    const visitor = await visitorOf(tx, { user: userId, session: null }, day);
    if (visitor.person === null || !permits(visitor.roles, 'calendar', 'look')) continue;
    const { name } = await persons.get(tx, person);
    return {
      name,
      whose: {
        bodies: [...new Set(visitor.posts.map((post) => post.body))],
        person,
        approves: permits(visitor.roles, 'update', 'approve'),
      },
    };
  }
  return null;
}

async function ofBody(tx: Tx, id: string, day: string): Promise<{ name: string; whose: Whose } | null> {
  const body = await bodies.find(tx, id);
  if (!body || !holds(body, day)) return null;
  return { name: body.name, whose: { bodies: [id], person: null, approves: true } };
}
