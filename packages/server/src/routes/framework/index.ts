import { createHash, randomUUID } from 'node:crypto';
import { api, type Framework as Wire, type IndexResult as WireResult } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { compute, type Panel, recipe as recipeOf, type Tree, tree } from '@luodi/domain/index';
import {
  areas,
  type Framework,
  frameworks,
  type IndexResult,
  indexResults,
  observations,
  type Tx,
} from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import type { Cell, Node } from './shape.ts';

export function frameworkRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.framework.list, async ({ tx, query }) => ({
    frameworks: (await frameworks.list(tx, {}, query, 'name')).map(present),
  }));

  route(fastify, app, api.framework.change, async ({ tx, params, body }) => {
    const old = await frameworks.get(tx, params.id);
    if (old.state === 'adopted') throw new LuodiError('frozen', { id: old.id });
    treeOf(body.nodes);
    recipeOf(body.recipe);
    const { version, reason, nodes, recipe } = body;
    return present(await frameworks.change(tx, { id: old.id, version, reason, nodes, recipe }));
  });

  route(fastify, app, api.framework.compute, async ({ tx, params, body }) => {
    const framework = await frameworks.get(tx, params.id);
    return presentResult(await computeFramework(tx, framework, body.period, body.vintage ?? tx.at));
  });

  route(fastify, app, api.framework.result, async ({ tx, params, query }) => {
    await frameworks.get(tx, params.id);
    const result = await indexResults.latest(tx, params.id, query.period);
    return result && presentResult(result);
  });
}

/** The tree of stored nodes, checked. */
function treeOf(nodes: readonly Node[]): Tree {
  return tree(
    nodes
      .filter((node) => node.level === 1)
      .map((node) => ({
        code: node.code,
        name: node.name,
        parent: node.parent,
        weight: node.weight,
        direction: node.direction === 'less' ? -1 : 1,
        target: null,
        denominator: null,
        lower: null,
        upper: null,
      })),
    nodes
      .filter((node) => node.level > 1)
      .map(({ code, name, level, parent, weight }) => ({ code, name, level, parent, weight })),
  );
}

/**
 * Computes an index of the districts for a period from what was known at the vintage, and keeps it with everything
 * it was made of. Every year with observations takes part, so that scores compare over time.
 */
export async function computeFramework(
  tx: Tx,
  framework: Framework,
  period: string,
  vintage: string,
): Promise<IndexResult> {
  const nodes = framework.nodes as Node[];
  const steps = recipeOf(framework.recipe);
  const structure = treeOf(nodes);
  const places = await areas.list(tx, { kind: 'district' }, {}, 'code');
  const byIndicator = new Map(
    nodes.flatMap((node) => (node.indicator ? [[node.indicator, node.code] as const] : [])),
  );
  const known = (
    await observations.list(
      tx,
      { indicators: [...byIndicator.keys()], areas: places.map((place) => place.id) },
      { asOf: vintage },
    )
  ).filter((one) => one.period.length === period.length);
  const periods = [...new Set(known.map((one) => one.period))].sort();
  if (!periods.includes(period))
    throw new LuodiError('framework-invalid', { reason: `${period}: 没有观测值 / no observation` });
  const rows = periods.flatMap((one) => places.map((place) => ({ period: one, area: place.id })));
  const at = new Map(rows.map((row, k) => [`${row.area} ${row.period}`, k]));
  const values = new Map(
    structure.indicators.map(({ code }) => [code, new Float64Array(rows.length).fill(Number.NaN)]),
  );
  for (const one of known) {
    const row = at.get(`${one.area} ${one.period}`);
    if (row !== undefined && one.value !== null)
      values.get(byIndicator.get(one.indicator)!)![row] = one.value;
  }
  const panel: Panel = {
    units: rows.map((row) => row.area),
    periods: rows.map((row) => row.period),
    values,
    denominators: new Map(),
    groups: new Map(),
  };
  const result = compute(panel, structure, steps);
  const own = rows.flatMap((row, k) => (row.period === period ? [k] : []));
  const figure = (value: number | undefined) => (value === undefined || value !== value ? null : value);
  const cells: Cell[] = nodes.flatMap((node) =>
    own.map((k) => ({
      code: node.code,
      area: rows[k]!.area,
      value: node.level === 1 ? figure(values.get(node.code)![k]) : null,
      score: figure((node.level === 1 ? result.normalised : result.scores).get(node.code)![k]),
    })),
  );
  const hash = createHash('sha256')
    .update(
      JSON.stringify({
        nodes,
        recipe: steps,
        period,
        rows,
        values: [...values].map(([code, column]) => [code, [...column]]),
        cells,
      }),
    )
    .digest('hex');
  const [kept] = await indexResults.insert(
    tx,
    [
      {
        id: randomUUID(),
        framework: framework.id,
        frameworkVersion: framework.version,
        period,
        vintage,
        recipe: framework.recipe,
        seed: 1,
        hash,
        cells,
        ranks: own.map((k) => ({
          area: rows[k]!.area,
          rank: figure(result.ranks[k]),
          low: null,
          high: null,
        })),
        findings: result.findings.map((one) => ({
          code: one.code,
          severity: one.severity,
          message: {
            zh: `${one.at.code ?? one.at.unit ?? ''} ${one.code}`.trim(),
            en: `${one.at.code ?? one.at.unit ?? ''} ${one.code}`.trim(),
          },
          detail: one.detail,
        })),
        computedAt: tx.at,
      },
    ],
    'compute',
  );
  return kept!;
}

const present = (row: Framework): Wire => ({
  id: row.id,
  name: row.name,
  nameEn: row.nameEn,
  state: row.state,
  adoptedFor: row.adoptedFor,
  nodes: row.nodes as Node[],
  recipe: row.recipe as Wire['recipe'],
  version: row.version,
});

const presentResult = (row: IndexResult): WireResult => ({
  id: row.id,
  framework: row.framework,
  frameworkVersion: row.frameworkVersion,
  period: row.period,
  vintage: row.vintage,
  recipe: row.recipe as WireResult['recipe'],
  seed: row.seed,
  hash: row.hash,
  cells: row.cells as WireResult['cells'],
  ranks: row.ranks as WireResult['ranks'],
  findings: row.findings as WireResult['findings'],
  computedAt: row.computedAt,
});
