import { randomUUID } from 'node:crypto';
import { api, type Indicator as Wire } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import {
  areas,
  clauses,
  documents,
  type Indicator,
  indicatorClauses,
  indicators,
  type Observation,
  observations,
  type Times,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { exportRoute } from './export.ts';
import { importRoute } from './import.ts';
import { proposeRoutes } from './propose.ts';

export function indicatorRoutes(fastify: FastifyInstance, app: App): void {
  proposeRoutes(fastify, app);
  importRoute(fastify, app);
  exportRoute(fastify, app);
  route(fastify, app, api.indicator.list, async ({ tx, query }) => ({
    indicators: await present(tx, await indicators.list(tx, {}, query, 'code'), query),
  }));

  route(fastify, app, api.indicator.get, async ({ tx, params, query }) => {
    const row = await indicators.get(tx, params.id, query);
    const known = await observations.list(tx, { indicators: [row.id] }, query);
    return {
      indicator: (await present(tx, [row], query))[0]!,
      observations: known.map(presentObservation),
    };
  });

  route(fastify, app, api.indicator.create, async ({ tx, body }) => {
    const [row] = await indicators.insert(tx, [
      {
        id: randomUUID(),
        code: body.code,
        name: body.name,
        nameEn: body.nameEn ?? '',
        unit: body.unit,
        direction: body.direction,
        nature: null,
        definition: body.definition ?? '',
        sourceBody: null,
      },
    ]);
    const links = [];
    for (const { document, eId } of body.clauses) {
      const clause = await clauses.find(tx, document, eId);
      if (!clause) throw new LuodiError('not-found', { noun: 'clause', id: eId });
      const { start, end, text: quotation } = clause;
      links.push({ id: randomUUID(), indicator: row!.id, document, eId, start, end, quotation });
    }
    await indicatorClauses.insert(tx, links);
    return (await present(tx, [row!]))[0]!;
  });

  route(fastify, app, api.indicator.observe, async ({ tx, body }) => {
    const known = new Set((await indicators.list(tx)).map((one) => one.id));
    const places = new Set((await areas.list(tx)).map((one) => one.id));
    for (const { indicator, area } of body.observations) {
      if (!known.has(indicator)) throw new LuodiError('not-found', { noun: 'indicator', id: indicator });
      if (!places.has(area)) throw new LuodiError('not-found', { noun: 'area', id: area });
    }
    return observations.record(
      tx,
      body.observations.map((one) => ({
        ...one,
        missing: one.value === null ? (one.missing ?? '') : null,
        source: body.source,
      })),
    );
  });
}

const presentObservation = ({ area, period, value, missing, vintage, source }: Observation) => ({
  area,
  period,
  value,
  missing,
  vintage,
  source,
});

/** Indicators with their clauses and their newest value for the whole city. */
async function present(tx: Tx, rows: readonly Indicator[], times: Times = {}): Promise<Wire[]> {
  const links =
    rows.length > 0 ? await indicatorClauses.list(tx, { indicator: rows.map((row) => row.id) }, times) : [];
  const ids = [...new Set(links.map((link) => link.document))];
  const titles = new Map(
    ids.length > 0 ? (await documents.list(tx, { id: ids }, times)).map((one) => [one.id, one.title]) : [],
  );
  const headings = new Map<string, string>();
  for (const id of ids) {
    for (const clause of await clauses.of(tx, id)) headings.set(`${id} ${clause.eId}`, clause.heading);
  }
  const [city] = await areas.list(tx, { kind: 'city' });
  const latest = new Map(
    (city ? await observations.latest(tx, city.id, times) : []).map((one) => [one.indicator, one]),
  );
  return rows.map((row) => {
    const newest = latest.get(row.id);
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      nameEn: row.nameEn,
      unit: row.unit,
      direction: row.direction,
      nature: row.nature,
      definition: row.definition,
      clauses: links
        .filter((link) => link.indicator === row.id)
        .map(({ document, eId, start, end, quotation }) => ({
          document,
          documentTitle: titles.get(document) ?? '',
          eId,
          heading: headings.get(`${document} ${eId}`) ?? '',
          start,
          end,
          quotation,
        })),
      latest: newest ? presentObservation(newest) : null,
      version: row.version,
    };
  });
}
