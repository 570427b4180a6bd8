import { randomUUID } from 'node:crypto';
import { api, type Evidence as EvidenceOf } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { evidenceStatus } from '@luodi/domain/list';
import { type Evidence, evidences, files, items, posts, type Times, type Tx, updates } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { filesOf, saved } from '../../evidence/file.ts';
import { namesOf } from '../../names.ts';
import { route } from '../../route.ts';
import type { App, Visitor } from '../../visitor.ts';
import { ownItem } from '../item/change.ts';

/** Most pieces of an item. */
const COUNT_LIMIT = 200;

export function evidenceRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.evidence.list, async ({ tx, params, query }) => piecesOf(tx, params.id, query));

  route(fastify, app, api.evidence.add, async ({ tx, params, body, visitor }) => {
    const item = await ownItem(tx, params.id, visitor, 'file');
    const { title, kind, period = null } = body;
    const said = body.kind === 'link' ? { href: body.href } : { value: body.value, unit: body.unit };
    await keep(tx, item.id, visitor, [{ title, kind, period, ...said }]);
    return piecesOf(tx, item.id);
  });

  route(fastify, app, api.evidence.upload, async ({ tx, params, query, visitor, request }) => {
    const item = await ownItem(tx, params.id, visitor, 'file');
    const { period = null, title } = query;
    const taken = await filesOf(request);
    await keep(
      tx,
      item.id,
      visitor,
      taken.map(({ name, bytes, mediaType }) => ({
        kind: 'file' as const,
        title: title ?? name,
        period,
        file: files.keep(app.store.home, bytes),
        fileName: name,
        mediaType,
        size: bytes.length,
      })),
    );
    return piecesOf(tx, item.id);
  });

  route(fastify, app, api.evidence.file, async ({ tx, params, reply }) => {
    const row = await evidences.get(tx, params.id);
    const bytes = row.file === null ? null : files.read(app.store.home, row.file);
    if (bytes === null) throw new LuodiError('not-found', { noun: 'file', id: row.fileName ?? row.id });
    return saved(reply, { bytes, mediaType: row.mediaType, name: row.fileName ?? row.id });
  });

  route(fastify, app, api.evidence.remove, async ({ tx, params, query, visitor }) => {
    const row = await evidences.get(tx, params.id);
    await ownItem(tx, row.item, visitor, 'file');
    await evidences.remove(tx, { id: row.id, version: query.version });
    await settle(tx, row.item);
    return piecesOf(tx, row.item);
  });

  route(fastify, app, api.evidence.verify, async ({ tx, params, body, visitor }) => {
    const row = await evidences.get(tx, params.id);
    const item = await items.get(tx, row.item);
    const lead = item.leadPost ? await posts.find(tx, item.leadPost) : null;
    if (row.addedBy === visitor.person!.id || visitor.posts.some((post) => post.body === lead?.body))
      throw new LuodiError('evidence-own');
    await evidences.change(
      tx,
      { id: row.id, version: body.version, verifiedBy: visitor.person!.id, verifiedAt: tx.at },
      'verify',
    );
    await settle(tx, row.item);
    return piecesOf(tx, row.item);
  });
}

type Piece = Pick<Evidence, 'kind' | 'title' | 'period'> &
  Partial<Pick<Evidence, 'file' | 'fileName' | 'mediaType' | 'size' | 'href' | 'value' | 'unit'>>;

async function keep(tx: Tx, item: string, visitor: Visitor, pieces: readonly Piece[]): Promise<void> {
  const held = await evidences.list(tx, { item });
  if (held.length + pieces.length > COUNT_LIMIT)
    throw new LuodiError('evidence-many', { limit: COUNT_LIMIT });
  await evidences.insert(
    tx,
    pieces.map((piece) => ({
      id: randomUUID(),
      item,
      file: null,
      fileName: null,
      mediaType: null,
      size: null,
      href: null,
      value: null,
      unit: null,
      ...piece,
      addedBy: visitor.person!.id,
      addedAt: tx.at,
      verifiedBy: null,
      verifiedAt: null,
    })),
    'add',
  );
  await settle(tx, item);
}

/** The item's evidence status follows what stands behind it. */
async function settle(tx: Tx, id: string): Promise<void> {
  const item = await items.get(tx, id);
  const pieces = await evidences.list(tx, { item: id });
  const claims = await updates.list(tx, { item: id, state: 'approved' });
  const evidence = evidenceStatus({
    claims: claims.length,
    pieces: pieces.length,
    verified: pieces.filter((one) => one.verifiedAt !== null).length,
  });
  if (evidence !== item.evidence) await items.change(tx, { id, version: item.version, evidence }, 'evidence');
}

async function piecesOf(tx: Tx, id: string, times: Times = {}) {
  const { evidence: status } = await items.get(tx, id, times);
  const rows = await evidences.list(tx, { item: id }, times, 'addedAt');
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.addedBy, row.verifiedBy]),
  );
  return { status, evidence: rows.map((row) => present(row, names)) };
}

const present = (row: Evidence, names: ReadonlyMap<string, string>): EvidenceOf => ({
  id: row.id,
  item: row.item,
  period: row.period,
  kind: row.kind,
  title: row.title,
  fileName: row.fileName,
  mediaType: row.mediaType,
  size: row.size,
  href: row.href,
  value: row.value,
  unit: row.unit,
  addedBy: names.get(row.addedBy) ?? row.addedBy,
  addedAt: row.addedAt,
  verifiedBy: row.verifiedBy && (names.get(row.verifiedBy) ?? row.verifiedBy),
  verifiedAt: row.verifiedAt,
  version: row.version,
});
