import { randomUUID } from 'node:crypto';
import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { type Attached, files, type Item, items, type Tx, timeline } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { filesOf, saved } from '../../evidence/file.ts';
import { namesOf } from '../../names.ts';
import { keyOf } from '../../present/attached.ts';
import { route } from '../../route.ts';
import type { App, Visitor } from '../../visitor.ts';
import { liveItem } from './change.ts';
import { detail } from './detail.ts';

/** Most documents of an item. */
const COUNT_LIMIT = 100;

/** Documents of an item, and its timeline. */
export function attachRoutes(fastify: FastifyInstance, app: App): void {
  const { attachment } = api;
  route(fastify, app, attachment.link, async ({ tx, params, body, visitor, now }) => {
    await attach(tx, await liveItem(tx, params.id, visitor), visitor, [
      { title: body.title, href: body.href },
    ]);
    return detail(tx, params.id, now);
  });

  route(fastify, app, attachment.upload, async ({ tx, params, visitor, request, now }) => {
    const item = await liveItem(tx, params.id, visitor);
    const taken = await filesOf(request);
    await attach(
      tx,
      item,
      visitor,
      taken.map(({ name, bytes, mediaType }) => ({
        title: name,
        href: null,
        file: files.keep(app.store.home, bytes),
        fileName: name,
        mediaType,
        size: bytes.length,
      })),
    );
    return detail(tx, params.id, now);
  });

  route(fastify, app, attachment.file, async ({ tx, params, query, reply }) => {
    const item = await items.get(tx, params.id, query);
    const one = item.attached.find(({ id }) => id === params.document);
    const bytes = one?.file ? files.read(app.store.home, one.file) : null;
    if (!one || bytes === null) throw new LuodiError('not-found', { noun: 'file', id: params.document });
    return saved(reply, { bytes, mediaType: one.mediaType ?? null, name: one.fileName ?? one.title });
  });

  route(fastify, app, attachment.remove, async ({ tx, params, visitor, now }) => {
    const { id, version, attached } = await liveItem(tx, params.id, visitor);
    const rest = attached.filter((one, at) => keyOf(one, at) !== params.document);
    if (rest.length === attached.length)
      throw new LuodiError('not-found', { noun: 'file', id: params.document });
    await items.change(tx, { id, version, attached: rest }, 'detach');
    return detail(tx, id, now);
  });

  route(fastify, app, attachment.timeline, async ({ tx, params }) => {
    await items.get(tx, params.id);
    const events = await timeline(tx, params.id);
    const names = await namesOf(
      tx,
      events.map((one) => one.actor),
    );
    return {
      events: events.map(({ noun, verb, said, changes, at, actor }) => ({
        noun,
        verb,
        said,
        changes: [...changes],
        at,
        by: names.get(actor) ?? actor,
      })),
    };
  });
}

async function attach(tx: Tx, item: Item, visitor: Visitor, added: readonly Attached[]): Promise<void> {
  if (item.attached.length + added.length > COUNT_LIMIT)
    throw new LuodiError('evidence-many', { limit: COUNT_LIMIT });
  const made = added.map((one) => ({
    id: randomUUID(),
    ...one,
    addedBy: visitor.person!.id,
    addedAt: tx.at,
  }));
  await items.change(
    tx,
    { id: item.id, version: item.version, attached: [...item.attached, ...made] },
    'attach',
  );
}
