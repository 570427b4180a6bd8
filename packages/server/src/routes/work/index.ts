import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { follows, items, notices, rounds, updates } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { bodiesOf, filesFor } from '../../filing/own.ts';
import { permits } from '../../policies/index.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

/** How far back “what changed” looks, days. */
const RECENT = 30;

export function workRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.work.get, async ({ tx, visitor, now }) => {
    const person = visitor.person!.id;
    const today = now.toISOString().slice(0, 10);
    const files = permits(visitor.roles, 'update', 'file');
    const tallies = files ? await rounds.tallies(tx, filesFor(visitor)) : [];
    const since = new Date(now.getTime() - RECENT * 86_400_000).toISOString();
    const followed = await follows.list(tx, { person });
    const titles = followed.length > 0 ? await items.list(tx, { id: followed.map(({ item }) => item) }) : [];
    const told = await notices.list(tx, { person }, {}, 'madeAt');
    return {
      owed: tallies
        .filter(({ state }) => state === 'open')
        .map(({ period, due, asked, submitted, approved, returned }) => ({
          period,
          due,
          late: due < today,
          missing: asked - submitted - approved,
          returned,
        }))
        .filter(({ missing }) => missing > 0),
      waiting: permits(visitor.roles, 'update', 'approve')
        ? await updates.waiting(tx, bodiesOf(visitor))
        : [],
      followed: (await follows.news(tx, person, since)).map((one) => ({
        item: one.item,
        number: one.number,
        title: one.title,
        noun: one.noun,
        verb: one.verb,
        at: one.at,
        by: one.actorName || one.actor,
      })),
      follows: titles.map(({ id, number, title }) => ({ item: id, number, title })),
      notices: told
        .reverse()
        .slice(0, 50)
        .map(({ id, code, detail, href, madeAt, readAt }) => ({
          id,
          code,
          detail: detail as Record<string, unknown>,
          href,
          at: madeAt,
          read: readAt !== null,
        })),
    };
  });

  route(fastify, app, api.work.follow, async ({ tx, params, body, visitor }) => {
    const person = visitor.person!.id;
    const item = await items.get(tx, params.item);
    const [held] = await follows.list(tx, { person, item: item.id });
    if (body.follow && !held)
      await follows.insert(tx, [{ id: randomUUID(), person, item: item.id }], 'follow');
    if (!body.follow && held) await follows.remove(tx, held, 'unfollow');
    return { item: item.id, follows: body.follow };
  });

  route(fastify, app, api.work.read, async ({ tx, body, visitor }) => {
    const mine = await notices.list(tx, { person: visitor.person!.id, id: body.notices, readAt: null });
    const { changed } = await notices.changeAll(
      tx,
      mine.map(({ id, version }) => ({ id, version, readAt: tx.at })),
      'read',
    );
    return { read: changed.length };
  });
}
