import { api } from '@luodi/contract';
import { audits } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function auditRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.audit.list, async ({ tx, query }) => ({
    events: (await audits.list(tx, query)).map(({ seq, at, actor, verb, noun, nounId, digest, hash }) => ({
      seq,
      at,
      actor,
      verb,
      noun,
      nounId,
      digest,
      hash,
    })),
  }));

  route(fastify, app, api.audit.verify, async ({ tx }) => {
    const { whole, events, broken } = await audits.verify(tx);
    return { whole, events, broken: broken && { seq: broken.seq, reason: broken.reason } };
  });
}
