import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import {
  type Item,
  itemBodies,
  items,
  milestones,
  NEW_MILESTONE,
  posts,
  proposals,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { ownOnly } from '../../policies/index.ts';
import { route } from '../../route.ts';
import type { App, Visitor } from '../../visitor.ts';
import { detail } from './look.ts';
import { take } from './take.ts';

export function changeRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.item.take, async ({ tx, body }) => {
    const rows = await proposals.list(tx, { id: body.proposals, item: null }, {}, 'start');
    const missing = body.proposals.find((id) => !rows.some((row) => row.id === id));
    if (missing) throw new LuodiError('not-found', { noun: 'proposal', id: missing });
    return { items: await take(tx, rows) };
  });

  route(fastify, app, api.item.change, async ({ tx, params, body, visitor, now }) => {
    const item = await ownItem(tx, params.id, visitor);
    const { version, supporting, ...given } = body;
    await items.change(tx, { id: item.id, version, ...given });
    if (supporting) await support(tx, item.id, supporting);
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.item.milestone, async ({ tx, params, body, visitor, now }) => {
    const item = await ownItem(tx, params.id, visitor);
    await milestones.insert(tx, [
      { ...NEW_MILESTONE, id: randomUUID(), item: item.id, originalDue: body.due, ...body },
    ]);
    return detail(tx, item.id, now);
  });

  route(fastify, app, api.item.reach, async ({ tx, params, body, visitor, now }) => {
    const item = await ownItem(tx, params.id, visitor);
    const step = await milestones.get(tx, params.milestone);
    if (step.item !== item.id) throw new LuodiError('not-found', { noun: 'milestone', id: step.id });
    await milestones.change(tx, { id: step.id, ...body });
    return detail(tx, item.id, now);
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
  throw new LuodiError('forbidden', { roles: visitor.roles.join('、'), verb, noun });
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
