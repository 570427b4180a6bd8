import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { type Item, itemAreas, itemBodies, items, posts, proposals, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { ownOnly } from '../../policies/index.ts';
import { forbidden } from '../../policies/refuse.ts';
import { route } from '../../route.ts';
import type { App, Visitor } from '../../visitor.ts';
import { detail } from './detail.ts';
import { take } from './take.ts';

export function changeRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.item.take, async ({ tx, body }) => {
    const rows = await proposals.list(tx, { id: body.proposals, item: null }, {}, 'start');
    const missing = body.proposals.find((id) => !rows.some((row) => row.id === id));
    if (missing) throw new LuodiError('not-found', { noun: 'proposal', id: missing });
    return { items: await take(tx, rows) };
  });

  route(fastify, app, api.item.change, async ({ tx, params, body, visitor, now }) => {
    const item = await liveItem(tx, params.id, visitor);
    const { version, supporting, areas, goal, ...given } = body;
    await items.change(tx, {
      id: item.id,
      version,
      ...given,
      // The goal first stated stays beside the current one.
      ...(goal === undefined ? {} : { goal, originalGoal: item.originalGoal || goal }),
    });
    if (supporting) await support(tx, item.id, supporting);
    if (areas) await place(tx, item.id, areas);
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.item.bulk, async ({ tx, body, visitor }) => {
    if (Object.keys(body.change).length === 0) throw new LuodiError('invalid', { reason: 'change' });
    const known = await items.list(tx, { id: body.items.map((one) => one.id) });
    if (ownOnly(visitor.roles, 'item', 'change')) {
      const lead = new Set(
        (await posts.list(tx, { body: visitor.posts.map((post) => post.body) })).map((post) => post.id),
      );
      if (known.some((item) => item.leadPost === null || !lead.has(item.leadPost)))
        throw forbidden(visitor.roles, 'item', 'change');
    }
    const live = new Set(known.filter((item) => item.state === 'live').map((item) => item.id));
    const { changed } = await items.changeAll(
      tx,
      body.items.filter((one) => live.has(one.id)).map((one) => ({ ...one, ...body.change })),
    );
    const done = new Set(changed.map((item) => item.id));
    return {
      changed: [...done],
      conflicts: body.items.map((one) => one.id).filter((id) => !done.has(id)),
    };
  });
}

/** An item the visitor may change: any, or one that a post of their own body leads. */
export async function ownItem(
  tx: Tx,
  id: string,
  visitor: Visitor,
  verb: 'change' | 'file' = 'change',
): Promise<Item> {
  const item = await items.get(tx, id);
  const noun = verb === 'file' ? 'update' : 'item';
  if (!ownOnly(visitor.roles, noun, verb)) return item;
  const lead = item.leadPost ? await posts.find(tx, item.leadPost) : null;
  if (lead && visitor.posts.some((post) => post.body === lead.body)) return item;
  throw forbidden(visitor.roles, noun, verb);
}

/** The same, and neither merged, split nor replaced. */
export async function liveItem(tx: Tx, id: string, visitor: Visitor): Promise<Item> {
  const item = await ownItem(tx, id, visitor);
  if (item.state !== 'live') throw new LuodiError('superseded', { id });
  return item;
}

/** Makes the supporting bodies exactly these. */
async function support(tx: Tx, item: string, wanted: readonly string[]): Promise<void> {
  const held = await itemBodies.list(tx, { item, role: 'support' });
  await itemBodies.removeAll(
    tx,
    held.filter((one) => !wanted.includes(one.body)),
  );
  await itemBodies.insert(
    tx,
    [...new Set(wanted)]
      .filter((body) => !held.some((one) => one.body === body))
      .map((body) => ({ id: randomUUID(), item, body, role: 'support' as const, post: null })),
  );
}

/** Makes the places exactly these. */
async function place(tx: Tx, item: string, wanted: readonly string[]): Promise<void> {
  const held = await itemAreas.list(tx, { item });
  await itemAreas.removeAll(
    tx,
    held.filter((one) => !wanted.includes(one.area)),
  );
  await itemAreas.insert(
    tx,
    [...new Set(wanted)]
      .filter((area) => !held.some((one) => one.area === area))
      .map((area) => ({ id: randomUUID(), item, area })),
  );
}
