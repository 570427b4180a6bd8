import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import type { TextFinding } from '@luodi/domain/document';
import { documents, findingDecisions, proposals, readings } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { findingKey } from '../../present/document.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { take } from '../item/take.ts';
import { summaries } from './look.ts';
import { open } from './review.ts';

/** What a document is called and which kind it is, where its text did not say so; an adopted one keeps its name. */
export function describeRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.document.describe, async ({ tx, params, body }) => {
    const document = await open(tx, params.id);
    const { version, title, kind } = body;
    const changed = await documents.change(tx, {
      id: document.id,
      version,
      title: title.trim() || document.title,
      kind,
    });
    return (await summaries(tx, [changed]))[0]!;
  });
}

/** Adopting freezes the edition; its accepted items enter the lists in the same transaction. */
export function adoptRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.document.adopt, async ({ tx, params, body, visitor }) => {
    const document = await open(tx, params.id);
    const reading = await readings.get(tx, document.id);
    const decided = new Set(
      (await findingDecisions.list(tx, { document: document.id })).map((one) => one.key),
    );
    const grave = (reading.document as { readonly findings: readonly TextFinding[] }).findings.filter(
      (finding) => finding.severity === 'error' && !decided.has(findingKey(finding)),
    );
    if (grave.length > 0) throw new LuodiError('findings-open', { count: grave.length });
    const accepted = await proposals.list(
      tx,
      { document: document.id, state: 'accepted', item: null },
      {},
      'start',
    );
    await take(tx, accepted);
    const adopted = await documents.change(
      tx,
      {
        id: document.id,
        version: body.version,
        status: 'adopted',
        adoptedBy: visitor.person!.id,
        adoptedAt: tx.at,
      },
      'adopt',
    );
    return (await summaries(tx, [adopted]))[0]!;
  });
}
