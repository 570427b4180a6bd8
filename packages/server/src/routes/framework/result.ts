import { api, type IndexResult as Wire } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { design as designOf } from '@luodi/domain/index';
import { inOrder, type PanelData } from '@luodi/domain/index/framework';
import { areas, frameworks, type IndexResult, indexResults, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { enqueue } from '../../jobs/kind.ts';
import { uncertainty } from '../../jobs/uncertainty.ts';
import { languageOf } from '../../plugins/problem.ts';
import { sendTable } from '../../present/table.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { canonical } from './canonical.ts';
import { computeFramework, loadPanel, outcome, versionOf } from './compute.ts';
import { doubt } from './doubt.ts';
import type { Node } from './shape.ts';

/** Computing, looking at, exporting results, and making one again. */
export function resultRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.framework.panel, async ({ tx, params, query }) => {
    const framework = await frameworks.get(tx, params.id, query);
    const vintage = query.asOf ?? tx.at;
    const period = query.period ?? '2000';
    const panel = await loadPanel(tx, { framework, period, vintage, computedAt: vintage });
    return { vintage, ...presentPanel(panel) };
  });

  route(fastify, app, api.result.compute, async ({ tx, params, body }) => {
    const framework = await frameworks.get(tx, params.id);
    return present(await computeFramework(tx, framework, body.period, body.vintage ?? tx.at));
  });

  route(fastify, app, api.result.uncertainty, async ({ tx, params, body }) => {
    const framework = await frameworks.get(tx, params.id);
    const { period, vintage = tx.at, design } = body;
    const made = { framework, period, vintage, computedAt: tx.at };
    // What cannot be computed at all is refused at once, and not by a job.
    outcome(made, await loadPanel(tx, made));
    designOf(design);
    return enqueue(tx, uncertainty, {
      framework: framework.id,
      version: framework.version,
      period,
      vintage,
      computedAt: tx.at,
      design,
    });
  });

  route(fastify, app, api.result.latest, async ({ tx, params, query }) => {
    await frameworks.get(tx, params.id);
    const result = await indexResults.latest(tx, params.id, query.period, query);
    return result && present(result);
  });

  route(fastify, app, api.result.list, async ({ tx, params }) => {
    await frameworks.get(tx, params.id);
    const rows = await indexResults.list(tx, { framework: params.id }, {}, 'computedAt');
    return {
      results: rows.reverse().map((row) => ({
        id: row.id,
        frameworkVersion: row.frameworkVersion,
        period: row.period,
        vintage: row.vintage,
        hash: row.hash,
        runs: (row.uncertainty as { runs: number } | null)?.runs ?? null,
        computedAt: row.computedAt,
      })),
    };
  });

  route(fastify, app, api.result.made, async ({ tx, params }) => {
    const result = await own(tx, params);
    const made = await madeOf(tx, result);
    return {
      vintage: result.vintage,
      ...presentPanel(await loadPanel(tx, made)),
      nodes: made.framework.nodes as Node[],
      recipe: made.framework.recipe as Wire['recipe'],
    };
  });

  route(fastify, app, api.result.again, async ({ tx, params }) => {
    const result = await own(tx, params);
    const made = await madeOf(tx, result);
    const panel = await loadPanel(tx, made);
    const design = result.design as Wire['design'];
    const again = outcome(made, panel, design && { design, uncertainty: await doubt(made, panel, design) });
    const differs: ('data' | 'scores' | 'intervals')[] = [];
    if (again.dataHash !== result.dataHash) differs.push('data');
    if (canonical(again.cells) !== canonical(result.cells)) differs.push('scores');
    if (canonical([again.ranks, again.uncertainty]) !== canonical([result.ranks, result.uncertainty]))
      differs.push('intervals');
    const same = again.hash === result.hash && differs.length === 0;
    return { same, kept: result.hash, made: again.hash, differs };
  });

  route(fastify, app, api.result.export, async ({ tx, params, request, reply }) => {
    const result = await own(tx, params);
    const language = languageOf(request);
    const framework = await versionOf(tx, result.framework, result.frameworkVersion);
    const nodes = inOrder(framework.nodes as Node[]);
    const places = new Map((await areas.list(tx)).map((area) => [area.id, area]));
    const scores = new Map(
      (result.cells as Wire['cells']).map((cell) => [`${cell.code} ${cell.area}`, cell.score]),
    );
    const head = {
      zh: ['区划代码', '地区', '时期', '名次', '名次下限', '名次上限'],
      en: ['area_code', 'area', 'period', 'rank', 'rank_low', 'rank_high'],
    }[language];
    return sendTable(reply, params.format, {
      name: `${framework.name} ${result.period}`,
      head: [...head, ...nodes.map((node) => (language === 'en' ? node.code : node.name))],
      rows: (result.ranks as Wire['ranks']).map(({ area, rank, low, high }) => [
        places.get(area)?.code ?? area,
        (language === 'en' ? places.get(area)?.nameEn : null) || (places.get(area)?.name ?? area),
        result.period,
        rank,
        low,
        high,
        ...nodes.map((node) => scores.get(`${node.code} ${area}`) ?? null),
      ]),
    });
  });
}

/** A result of the framework that the address names. */
async function own(tx: Tx, params: { readonly id: string; readonly result: string }): Promise<IndexResult> {
  const result = await indexResults.get(tx, params.result);
  if (result.framework !== params.id)
    throw new LuodiError('not-found', { noun: 'indexResult', id: result.id });
  return result;
}

/** All that decided a result. */
const madeOf = async (tx: Tx, { framework, frameworkVersion, period, vintage, computedAt }: IndexResult) => ({
  framework: await versionOf(tx, framework, frameworkVersion),
  period,
  vintage,
  computedAt,
});

const presentPanel = ({ rows, columns, reasons = {} }: PanelData) => ({
  rows: [...rows],
  columns: writable(columns),
  reasons: writable(reasons),
});

const writable = <T>(columns: Readonly<Record<string, readonly T[]>>): Record<string, T[]> =>
  Object.fromEntries(Object.entries(columns).map(([code, column]) => [code, [...column]]));

const present = (row: IndexResult): Wire => ({
  id: row.id,
  framework: row.framework,
  frameworkVersion: row.frameworkVersion,
  period: row.period,
  basis: row.basis ?? 'district',
  vintage: row.vintage,
  recipe: row.recipe as Wire['recipe'],
  seed: row.seed,
  hash: row.hash,
  dataHash: row.dataHash ?? '',
  cells: row.cells as Wire['cells'],
  ranks: row.ranks as Wire['ranks'],
  findings: row.findings as Wire['findings'],
  design: (row.design ?? null) as Wire['design'],
  uncertainty: (row.uncertainty ?? null) as Wire['uncertainty'],
  computedAt: row.computedAt,
});
