import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Instant, nullable, record, word } from './schema.ts';

export const AuditEvent = record({
  seq: Type.Integer(),
  at: Instant,
  actor: Type.String(),
  /** Of the person; empty for what is not one. */
  actorName: Type.String(),
  verb: Type.String(),
  noun: Type.String(),
  nounId: Type.String(),
  rows: Type.Integer(),
  digest: Type.String(),
  hash: Type.String(),
});
export type AuditEvent = Static<typeof AuditEvent>;

const chosen = {
  noun: Type.Optional(Type.String({ maxLength: 40 })),
  nounId: Type.Optional(Type.String({ maxLength: 100 })),
  verb: Type.Optional(Type.String({ maxLength: 40 })),
  actor: Type.Optional(Type.String({ maxLength: 100 })),
  from: Type.Optional(Instant),
  /** Not itself any more. */
  until: Type.Optional(Instant),
};

export const audit = {
  list: endpoint({
    name: 'audit.list',
    method: 'GET',
    path: '/api/audit',
    summary: 'The audit chain, newest first, by time, person, act, thing and id',
    noun: 'audit',
    verb: 'look',
    query: record({
      before: Type.Optional(Type.Integer({ minimum: 1 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      ...chosen,
    }),
    response: record({ events: Type.Array(AuditEvent), total: Type.Integer() }),
    errors: [],
  }),
  kinds: endpoint({
    name: 'audit.kinds',
    method: 'GET',
    path: '/api/audit/kinds',
    summary: 'Who ever did something, what was ever done, and to what',
    noun: 'audit',
    verb: 'look',
    response: record({
      actors: Type.Array(record({ id: Type.String(), name: Type.String() })),
      verbs: Type.Array(Type.String()),
      nouns: Type.Array(Type.String()),
    }),
    errors: [],
  }),
  export: endpoint({
    name: 'audit.export',
    method: 'GET',
    path: '/api/audit/export/:format',
    summary:
      'What was chosen, oldest first, as a table or as JSON Lines that luodi audit verify proves again',
    noun: 'audit',
    verb: 'export',
    params: record({ format: word('csv', 'xlsx', 'jsonl') }),
    query: record(chosen),
    response: Type.Unknown(),
    file: 'application/octet-stream',
    errors: ['export-long'],
  }),
  verify: endpoint({
    name: 'audit.verify',
    method: 'POST',
    path: '/api/audit/verification',
    summary: 'Prove the chain, or name the first broken link or the cut tail',
    noun: 'audit',
    verb: 'verify',
    response: record({
      whole: Type.Boolean(),
      events: Type.Integer(),
      broken: nullable(record({ seq: Type.Integer(), reason: Type.String() })),
    }),
    errors: [],
  }),
} as const;
