import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { advanceUpdate } from '@luodi/domain/list';
import { posts, type Tx, updates } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { openRound } from '../../filing/enter.ts';
import { judge } from '../../filing/judge.ts';
import { forbidden } from '../../policies/refuse.ts';
import { presentUpdate } from '../../present/item.ts';
import { route } from '../../route.ts';
import type { App, Visitor } from '../../visitor.ts';
import { ownItem } from './change.ts';

export function fileRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.item.file, async ({ tx, params, body, visitor }) => {
    const item = await ownItem(tx, params.id, visitor, 'file');
    await openRound(tx, params.period);
    const post = await filingPost(tx, item.leadPost, visitor);
    const [old] = await updates.list(tx, { item: item.id, period: params.period });
    const event = body.submit ? 'submit' : 'save';
    const filed = {
      progress: body.progress,
      text: body.text,
      official: old?.official ?? null,
      post,
      filedBy: visitor.person!.id,
      filedAt: tx.at,
      state: advanceUpdate(old?.state ?? 'draft', event),
    };
    if ((old?.version ?? 0) !== body.version)
      throw new LuodiError('conflict', { noun: 'update', current: old });
    const row = old
      ? await updates.change(tx, { id: old.id, version: old.version, ...filed }, event)
      : (
          await updates.insert(
            tx,
            [
              {
                id: randomUUID(),
                item: item.id,
                period: params.period,
                ...filed,
                judgedBy: null,
                judgedAt: null,
                returnReason: null,
              },
            ],
            event,
          )
        )[0]!;
    return presented(tx, row.id);
  });

  route(fastify, app, api.item.judge, async ({ tx, params, body, visitor }) => {
    const row = await judge(tx, { id: params.id, ...body }, visitor);
    return presented(tx, row.id);
  });
}

/** In whose post an update is filed: the item's own, where the visitor holds one of that body; else the visitor's. */
async function filingPost(tx: Tx, leadPost: string | null, visitor: Visitor): Promise<string> {
  if (leadPost) {
    const lead = await posts.get(tx, leadPost);
    const own =
      visitor.posts.find((post) => post.id === lead.id) ??
      visitor.posts.find((post) => post.body === lead.body);
    if (own) return own.id;
  }
  const [first] = visitor.posts;
  const post = first?.id ?? leadPost;
  if (!post) throw forbidden(visitor.roles, 'update', 'file');
  return post;
}

async function presented(tx: Tx, id: string) {
  return presentUpdate((await updates.named(tx, { id }))[0]!);
}
