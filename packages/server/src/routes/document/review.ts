import { randomUUID } from 'node:crypto';
import { api, type ReviewResult } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import type { TextFinding } from '@luodi/domain/document';
import { type Plan, type Proposal, type Review, type ReviewAct, review, undo } from '@luodi/domain/plan';
import {
  type Document,
  decisions,
  documents,
  findingDecisions,
  type Proposal as ProposalRow,
  proposals,
  readings,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { namesOf } from '../../names.ts';
import { findingKey, presentFinding, presentProposal, toProposal } from '../../present/document.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { toRow } from './import.ts';

export function reviewRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.document.review, async ({ tx, params, body, visitor, now }) => {
    const document = await open(tx, params.id);
    const reading = await readings.get(tx, document.id);
    const rows = await proposals.list(tx, { document: document.id });
    const done = review(
      rows.map(toProposal),
      { text: reading.text, sentences: (reading.plan as Plan).sentences },
      body.acts as readonly ReviewAct[],
      { name: visitor.person!.id, at: now.toISOString(), newId: randomUUID },
    );
    const late = await put(tx, document.id, rows, done.changed);
    const [decision] = await decisions.insert(
      tx,
      [
        {
          id: randomUUID(),
          document: document.id,
          acts: body.acts,
          inverse: { changed: done.changed, before: done.before },
          madeBy: visitor.person!.id,
          madeAt: tx.at,
          undoneBy: null,
          undoneAt: null,
        },
      ],
      'decide',
    );
    return present(tx, document.id, decision!.id, done.changed, [...done.conflicts, ...late]);
  });

  route(fastify, app, api.document.undo, async ({ tx, params, visitor, now }) => {
    const document = await open(tx, params.id);
    const decision = await decisions.get(tx, params.decision);
    if (decision.document !== document.id) {
      throw new LuodiError('not-found', { noun: 'decision', id: params.decision });
    }
    if (decision.undoneAt !== null) throw new LuodiError('conflict', { id: decision.id });
    const rows = await proposals.list(tx, { document: document.id });
    const changed = undo(rows.map(toProposal), decision.inverse as Pick<Review, 'changed' | 'before'>, {
      name: visitor.person!.id,
      at: now.toISOString(),
    });
    const late = await put(tx, document.id, rows, changed);
    if (late.length > 0) throw new LuodiError('conflict', { ids: late });
    await decisions.change(
      tx,
      { id: decision.id, version: decision.version, undoneBy: visitor.person!.id, undoneAt: tx.at },
      'undo',
    );
    return present(tx, document.id, decision.id, changed, []);
  });

  route(fastify, app, api.document.past, async ({ tx, params }) => {
    const proposal = await proposals.get(tx, params.proposal);
    if (proposal.document !== params.id)
      throw new LuodiError('not-found', { noun: 'proposal', id: params.proposal });
    const versions = await proposals.history(tx, proposal.id);
    const names = await namesOf(
      tx,
      versions.map((one) => one.by),
    );
    return {
      versions: versions
        .filter((one) => !one.gone)
        .map(({ at, by, row: { state, kind, grade, text } }) => ({
          at,
          by: names.get(by) ?? by,
          state,
          kind,
          grade,
          text,
        })),
    };
  });

  route(fastify, app, api.document.repair, async ({ tx, params, body, visitor }) => {
    const document = await open(tx, params.id);
    const reading = await readings.get(tx, document.id);
    const findings = new Map(
      (reading.document as { readonly findings: readonly TextFinding[] }).findings.map((one) => [
        findingKey(one),
        one,
      ]),
    );
    const made = new Map(
      (await findingDecisions.list(tx, { document: document.id })).map((one) => [one.key, one]),
    );
    for (const { key, verdict } of body.decisions) {
      if (!findings.has(key)) throw new LuodiError('not-found', { noun: 'finding', id: key });
      const old = made.get(key);
      if (verdict === 'reopen') {
        if (old) await findingDecisions.remove(tx, old, 'reopen');
        continue;
      }
      const decided = { verdict, decidedBy: visitor.person!.id, decidedAt: tx.at };
      if (old) await findingDecisions.change(tx, { id: old.id, version: old.version, ...decided }, 'decide');
      else
        await findingDecisions.insert(
          tx,
          [{ id: randomUUID(), document: document.id, key, ...decided }],
          'decide',
        );
    }
    const after = await findingDecisions.list(tx, { document: document.id });
    const names = await namesOf(
      tx,
      after.map((one) => one.decidedBy),
    );
    return {
      findings: body.decisions.map(({ key }) =>
        presentFinding(
          findings.get(key)!,
          after.find((one) => one.key === key),
          names,
        ),
      ),
    };
  });
}

/** A document that is still open to review. */
export async function open(tx: Tx, id: string): Promise<Document> {
  const document = await documents.get(tx, id);
  if (document.status === 'adopted') throw new LuodiError('frozen', { id });
  return document;
}

/** Writes what a batch changed; ids whose row somebody else changed in between are returned. */
async function put(
  tx: Tx,
  document: string,
  before: readonly ProposalRow[],
  after: readonly Proposal[],
): Promise<readonly string[]> {
  const old = new Map(before.map((row) => [row.id, row]));
  await proposals.insert(
    tx,
    after.filter((one) => !old.has(one.id)).map((one) => toRow(one, document, null)),
    'decide',
  );
  const { conflicts } = await proposals.changeAll(
    tx,
    after.flatMap((one) => {
      const row = old.get(one.id);
      if (!row) return [];
      const { original, item } = row;
      const first = {
        kind: row.kind,
        start: row.start,
        end: row.end,
        grade: row.grade,
        confidence: row.confidence,
      };
      return [{ ...toRow(one, document, item), original: original ?? first, version: row.version }];
    }),
    'decide',
  );
  return conflicts;
}

async function present(
  tx: Tx,
  document: string,
  decision: string,
  changed: readonly { readonly id: string; readonly state: Proposal['state'] }[],
  conflicts: readonly string[],
): Promise<ReviewResult> {
  const touched = [...new Set([...changed.map((one) => one.id), ...conflicts])];
  const rows = touched.length > 0 ? await proposals.list(tx, { document, id: touched }, {}, 'start') : [];
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.decidedBy, row.origin]),
  );
  return {
    decision,
    proposals: rows.filter((row) => row.state !== 'superseded').map((row) => presentProposal(row, names)),
    removed: rows.filter((row) => row.state === 'superseded').map((row) => row.id),
    conflicts: [...conflicts],
  };
}
