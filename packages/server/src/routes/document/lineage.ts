import { api } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import type { Plan } from '@luodi/domain/plan';
import {
  areas,
  type Clause,
  clauses,
  documents,
  frameworks,
  indexResults,
  indicatorClauses,
  indicators,
  items,
  observations,
  readings,
  type Times,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import type { Cell, Node } from '../framework/shape.ts';

/** A clause with its exact words and everything that hangs on it, down to the cells of an index. */
export function lineageRoute(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.document.lineage, async ({ tx, params, query }) => {
    const document = await documents.get(tx, params.id, query);
    const clause = await clauseOf(tx, document.id, params.eId);
    const reading = await readings.get(tx, document.id);
    const plan = reading.plan as Plan;
    const within = (one: { start: number; end: number }) =>
      one.start >= clause.start && one.end <= clause.end;
    const found = await items.ledger(tx, { document: document.id, clause: clause.eId, limit: 500 }, query);
    const linked = await indicatorClauses.list(tx, { document: document.id, eId: clause.eId }, query);
    const shown =
      linked.length > 0
        ? await indicators.list(tx, { id: linked.map((one) => one.indicator) }, query, 'code')
        : [];
    const [city] = await areas.list(tx, { kind: 'city' });
    const latest = new Map(
      (city ? await observations.latest(tx, city.id, query) : []).map((one) => [one.indicator, one]),
    );
    return {
      document: { id: document.id, title: document.title, edition: document.edition },
      clause: {
        eId: clause.eId,
        number: clause.number,
        heading: clause.heading,
        start: clause.start,
        end: clause.end,
        quotation: clause.text,
      },
      measures: plan.measures.filter(within).map((one) => ({ ...one })),
      targets: plan.targets.filter(within).map((one) => ({ ...one })),
      items: found.rows.map((row) => ({
        id: row.id,
        title: row.title,
        kind: row.kind,
        leadBody: row.lead?.bodyName ?? null,
        lastUpdate: row.lastUpdate
          ? { period: row.lastUpdate.period, progress: row.lastUpdate.progress }
          : null,
      })),
      indicators: shown.map((one) => {
        const value = latest.get(one.id);
        return {
          id: one.id,
          code: one.code,
          name: one.name,
          unit: one.unit,
          latest:
            value && value.value !== null && city
              ? { area: city.name, period: value.period, value: value.value }
              : null,
        };
      }),
      cells: await cellsOf(
        tx,
        document.id,
        clause.eId,
        shown.map((one) => one.id),
        query,
      ),
    };
  });
}

/** The clause of an eId; of a sentence or a measure, the clause it stands in. */
async function clauseOf(tx: Tx, document: string, eId: string): Promise<Clause> {
  for (let at = eId; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('__')))) {
    const clause = await clauses.find(tx, document, at);
    if (clause) return clause;
  }
  throw new LuodiError('not-found', { noun: 'clause', id: eId });
}

/** The cells of each index's newest result that this clause is behind: its own sub-indices and its indicators. */
async function cellsOf(tx: Tx, document: string, eId: string, shown: readonly string[], times: Times) {
  const names = new Map((await areas.list(tx)).map((area) => [area.id, area.name]));
  const cells = [];
  for (const framework of await frameworks.list(tx, {}, times)) {
    const result = await indexResults.latest(tx, framework.id, undefined, times);
    if (!result) continue;
    const codes = new Set(
      (framework.nodes as Node[])
        .filter(
          (node) =>
            (node.indicator !== null && shown.includes(node.indicator)) ||
            node.clauses.some((one) => one.document === document && one.eId === eId),
        )
        .map((node) => node.code),
    );
    for (const cell of result.cells as Cell[]) {
      if (!codes.has(cell.code)) continue;
      cells.push({
        framework: framework.id,
        frameworkName: framework.name,
        code: cell.code,
        area: names.get(cell.area) ?? cell.area,
        period: result.period,
        score: cell.score,
      });
    }
  }
  return cells;
}
