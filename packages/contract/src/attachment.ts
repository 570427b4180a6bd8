import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { ItemDetail } from './ledger.ts';
import { Id, Instant, record, Times } from './schema.ts';

const ById = record({ id: Id });
const One = record({ id: Id, document: Id });
const Title = Type.String({ minLength: 1, maxLength: 200 });

/** Documents of an item, and everything that happened to it. */
export const attachment = {
  link: endpoint({
    name: 'attachment.link',
    method: 'POST',
    path: '/api/items/:id/documents',
    summary: 'Attach a link to an item',
    noun: 'item',
    verb: 'change',
    params: ById,
    body: record({ title: Title, href: Type.String({ pattern: '^https?://', maxLength: 1000 }) }),
    response: ItemDetail,
    errors: ['not-found', 'superseded', 'evidence-many'],
  }),
  upload: endpoint({
    name: 'attachment.upload',
    method: 'POST',
    path: '/api/items/:id/documents/files',
    summary: 'Attach files to an item; each is told by its bytes',
    noun: 'item',
    verb: 'change',
    params: ById,
    bodyType: 'multipart',
    response: ItemDetail,
    errors: [
      'not-found',
      'superseded',
      'file-missing',
      'file-empty',
      'file-large',
      'evidence-kind',
      'evidence-many',
    ],
  }),
  file: endpoint({
    name: 'attachment.file',
    method: 'GET',
    path: '/api/items/:id/documents/:document',
    summary: 'The bytes of an attached file, to be saved, never shown',
    noun: 'item',
    verb: 'look',
    params: One,
    query: record({ asOf: Type.Optional(Instant) }),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['not-found'],
  }),
  remove: endpoint({
    name: 'attachment.remove',
    method: 'DELETE',
    path: '/api/items/:id/documents/:document',
    summary: 'Take a document from an item; its past stays',
    noun: 'item',
    verb: 'change',
    params: One,
    response: ItemDetail,
    errors: ['not-found', 'superseded'],
  }),
  timeline: endpoint({
    name: 'item.timeline',
    method: 'GET',
    path: '/api/items/:id/timeline',
    summary: 'What happened to an item and everything of it, newest first',
    noun: 'item',
    verb: 'look',
    params: ById,
    query: Times,
    response: record({
      events: Type.Array(
        record({
          noun: Type.String(),
          verb: Type.String(),
          /** What the row is called: a milestone by its title, an update by its period. */
          said: Type.String(),
          /** The columns that changed; empty for what came or went. */
          changes: Type.Array(Type.String()),
          at: Instant,
          by: Type.String(),
        }),
      ),
    }),
    errors: ['not-found'],
  }),
} as const;
