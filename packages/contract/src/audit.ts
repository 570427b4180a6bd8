import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Instant, nullable, record } from './schema.ts';

export const AuditEvent = record({
  seq: Type.Integer(),
  at: Instant,
  actor: Type.String(),
  verb: Type.String(),
  noun: Type.String(),
  nounId: Type.String(),
  digest: Type.String(),
  hash: Type.String(),
});
export type AuditEvent = Static<typeof AuditEvent>;

export const audit = {
  list: endpoint({
    name: 'audit.list',
    method: 'GET',
    path: '/api/audit',
    summary: 'The audit chain, newest first',
    noun: 'audit',
    verb: 'look',
    query: record({
      before: Type.Optional(Type.Integer({ minimum: 1 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
      noun: Type.Optional(Type.String({ maxLength: 40 })),
      nounId: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    response: record({ events: Type.Array(AuditEvent) }),
    errors: [],
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
