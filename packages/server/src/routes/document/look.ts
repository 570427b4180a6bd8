import { api } from '@luodi/contract';
import {
  clauses,
  type Document,
  documents,
  findingDecisions,
  items,
  proposals,
  type ReviewCount,
  readings,
  type Times,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { namesOf } from '../../names.ts';
import { presentDetail, presentSummary } from '../../present/document.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';

export function lookRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.document.list, async ({ tx, query }) => {
    const rows = await documents.list(tx, {}, query, 'importedAt');
    return { documents: await summaries(tx, rows, query) };
  });

  route(fastify, app, api.document.get, async ({ tx, params, query }) => {
    const row = await documents.get(tx, params.id, query);
    const [summary] = await summaries(tx, [row], query);
    const reading = await readings.get(tx, row.id);
    const decided = await findingDecisions.list(tx, { document: row.id }, query);
    const proposed = await proposals.list(tx, { document: row.id }, query, 'start');
    const names = await namesOf(tx, [
      ...decided.map((one) => one.decidedBy),
      ...proposed.flatMap((one) => [one.decidedBy, one.origin]),
    ]);
    return presentDetail(summary!, reading, decided, proposed, names);
  });

  route(fastify, app, api.document.search, async ({ tx, query }) => {
    const limit = query.limit ?? 20;
    const found = await items.ledger(tx, { words: query.words, limit });
    return {
      clauses: await clauses.search(tx, query.words, limit),
      items: found.rows.map(({ id, title, kind }) => ({ id, title, kind })),
    };
  });
}

/** Documents with how far their review has come. */
export async function summaries(tx: Tx, rows: readonly Document[], times: Times = {}) {
  const counts = new Map((await documents.reviewCounts(tx, times)).map((one) => [one.document, one]));
  const names = await namesOf(
    tx,
    rows.flatMap((row) => [row.importedBy, row.adoptedBy]),
  );
  return rows.map((row) => presentSummary(row, counts.get(row.id) ?? nothing(row.id), names));
}

const nothing = (document: string): ReviewCount => ({
  document,
  proposals: 0,
  accepted: 0,
  rejected: 0,
  items: 0,
  findingsDecided: 0,
});
