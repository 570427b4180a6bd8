import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { EvidenceStatus } from './ledger.ts';
import { Id, Instant, nullable, record, Times, Version, word } from './schema.ts';

/** Something that stands behind an item's progress. */
export const Evidence = record({
  id: Id,
  item: Id,
  /** The month it speaks of; null for the whole item. */
  period: nullable(Type.String()),
  kind: word('file', 'link', 'number'),
  title: Type.String(),
  fileName: nullable(Type.String()),
  mediaType: nullable(Type.String()),
  /** Bytes. */
  size: nullable(Type.Integer()),
  href: nullable(Type.String()),
  value: nullable(Type.Number()),
  unit: nullable(Type.String()),
  addedBy: Type.String(),
  addedAt: Instant,
  /** The second party that checked it; null while none has. */
  verifiedBy: nullable(Type.String()),
  verifiedAt: nullable(Instant),
  version: Version,
});
export type Evidence = Static<typeof Evidence>;

const ById = record({ id: Id });
const Title = Type.String({ minLength: 1, maxLength: 200 });
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
const Pieces = record({ status: EvidenceStatus, evidence: Type.Array(Evidence) });

export const evidence = {
  list: endpoint({
    name: 'evidence.list',
    method: 'GET',
    path: '/api/items/:id/evidence',
    summary: 'What stands behind an item',
    noun: 'evidence',
    verb: 'look',
    params: ById,
    query: Times,
    response: Pieces,
    errors: ['not-found'],
  }),
  add: endpoint({
    name: 'evidence.add',
    method: 'POST',
    path: '/api/items/:id/evidence',
    summary: 'Add a link or a number',
    noun: 'evidence',
    verb: 'file',
    params: ById,
    body: Type.Union([
      record({
        kind: word('link'),
        title: Title,
        period: Type.Optional(Month),
        href: Type.String({ pattern: '^https?://[^\\s<>"]+$', maxLength: 2000 }),
      }),
      record({
        kind: word('number'),
        title: Title,
        period: Type.Optional(Month),
        value: Type.Number(),
        unit: Type.String({ maxLength: 40 }),
      }),
    ]),
    response: Pieces,
    errors: ['not-found', 'evidence-many'],
  }),
  upload: endpoint({
    name: 'evidence.upload',
    method: 'POST',
    path: '/api/items/:id/evidence/files',
    summary: 'Add files; what they are is told by their bytes',
    noun: 'evidence',
    verb: 'file',
    params: ById,
    query: record({ period: Type.Optional(Month), title: Type.Optional(Title) }),
    bodyType: 'multipart',
    response: Pieces,
    errors: ['not-found', 'file-missing', 'file-empty', 'file-large', 'evidence-kind', 'evidence-many'],
  }),
  file: endpoint({
    name: 'evidence.file',
    method: 'GET',
    path: '/api/evidence/:id/file',
    summary: 'The file, to be saved',
    noun: 'evidence',
    verb: 'look',
    params: ById,
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['not-found'],
  }),
  remove: endpoint({
    name: 'evidence.remove',
    method: 'DELETE',
    path: '/api/evidence/:id',
    summary: 'Take evidence back; its past stays',
    noun: 'evidence',
    verb: 'file',
    params: ById,
    query: record({ version: Version }),
    response: Pieces,
    errors: ['not-found', 'conflict'],
  }),
  verify: endpoint({
    name: 'evidence.verify',
    method: 'POST',
    path: '/api/evidence/:id/verification',
    summary: 'Say, as a second party, that it was checked',
    noun: 'evidence',
    verb: 'verify',
    params: ById,
    body: record({ version: Version }),
    response: Pieces,
    errors: ['not-found', 'conflict', 'evidence-own'],
  }),
} as const;
