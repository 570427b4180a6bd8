import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { alarmsOf, dueOf, monthBefore } from '@luodi/domain/list';
import { holdings, notices, posts, radar } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { ownOnly } from '../../policies/index.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function radarRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.radar.get, async ({ tx, query, visitor, now }) => {
    const on = query.on ?? now.toISOString().slice(0, 10);
    const expected = expectedOn(on);
    const own = ownOnly(visitor.roles, 'radar', 'look');
    const bodies = own ? visitor.posts.map((post) => post.body) : undefined;
    const watched = await radar.watch(tx, { on }, bodies);
    return {
      expected,
      watched: watched.length,
      alarms: watched.flatMap((one) =>
        alarmsOf(one, expected).map(({ code, last }) => ({
          code,
          item: one.item,
          number: one.number,
          title: one.title,
          post: one.post,
          postName: one.postName,
          body: one.body,
          bodyName: one.bodyName,
          holders: one.holders.map(({ person, name }) => ({ person, name })),
          last,
        })),
      ),
    };
  });

  route(fastify, app, api.radar.remind, async ({ tx, body, now }) => {
    const on = now.toISOString().slice(0, 10);
    const period = expectedOn(on);
    const watched = (await radar.watch(tx, { on })).filter((one) => body.items.includes(one.item));
    const bodies = [...new Set(watched.map((one) => one.body))];
    const desks = bodies.length > 0 ? await posts.list(tx, { body: bodies }, { on }) : [];
    const held = desks.length > 0 ? await holdings.list(tx, { post: desks.map(({ id }) => id) }, { on }) : [];
    const bodyOf = new Map(desks.map((desk) => [desk.id, desk.body]));
    const told = held.flatMap(({ person, post }) => {
      const items = watched.filter((one) => one.body === bodyOf.get(post));
      return items.length > 0 ? [{ person, count: items.length }] : [];
    });
    const once = [...new Map(told.map((one) => [one.person, one])).values()];
    await notices.insert(
      tx,
      once.map(({ person, count }) => ({
        id: randomUUID(),
        person,
        code: 'remind',
        detail: { count, period },
        href: `/rounds/${period}`,
        madeAt: tx.at,
        readAt: null,
      })),
      'tell',
    );
    return { told: once.length };
  });
}

/** The last month whose due day has passed. */
function expectedOn(on: string): string {
  const before = monthBefore(on);
  return dueOf(before) <= on ? before : monthBefore(before);
}
