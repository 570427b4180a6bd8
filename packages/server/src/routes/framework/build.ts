import { randomUUID } from 'node:crypto';
import { api, type Framework as Wire } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { invalid, recipe as recipeOf } from '@luodi/domain/index';
import { CATALOGUE } from '@luodi/domain/index/catalogue';
import { faults, TEMPLATES, treeOf, unsound, usualRecipe } from '@luodi/domain/index/framework';
import { type Framework, frameworks, indicatorClauses, indicators, type Tx } from '@luodi/store';
import type { FastifyInstance } from 'fastify';
import { namesOf } from '../../names.ts';
import { route } from '../../route.ts';
import type { App } from '../../visitor.ts';
import { fromCatalogue } from '../indicator/catalogue.ts';
import type { Node } from './shape.ts';

/** Beginning, changing, adopting an index, and its versions. */
export function buildRoutes(fastify: FastifyInstance, app: App): void {
  route(fastify, app, api.framework.list, async ({ tx, query }) => ({
    frameworks: (await frameworks.list(tx, {}, query, 'name')).map(present),
  }));

  route(fastify, app, api.framework.create, async ({ tx, body }) => {
    const source = body.from === undefined ? null : await frameworks.get(tx, body.from);
    const template = TEMPLATES.find((one) => one.id === (body.template ?? 'empty'))!;
    const nodes = source
      ? (source.nodes as Node[])
      : await linked(
          tx,
          template.nodes.map((node) =>
            node.parent === null ? { ...node, name: body.name, nameEn: body.nameEn ?? '' } : node,
          ) as Node[],
        );
    const [made] = await frameworks.insert(tx, [
      {
        id: randomUUID(),
        name: body.name,
        nameEn: body.nameEn ?? '',
        state: 'draft',
        adoptedFor: null,
        basis: body.basis,
        nodes,
        recipe: source?.recipe ?? usualRecipe(Math.max(...nodes.map((node) => node.level))),
        reason: source ? `← ${source.name} v${source.version}` : template.name.zh,
      },
    ]);
    return present(made!);
  });

  route(fastify, app, api.framework.change, async ({ tx, params, body }) => {
    const old = await draft(tx, params.id);
    const [broken] = faults(body.nodes).filter((one) => !one.unfinished);
    if (broken) throw unsound(broken);
    recipeOf(body.recipe);
    const known = new Set((await indicators.list(tx)).map((one) => one.id));
    const lost = body.nodes.find((node) => node.indicator !== null && !known.has(node.indicator));
    if (lost)
      throw invalid(
        `${lost.code}：没有指标 ${lost.indicator}`,
        `${lost.code}: there is no indicator ${lost.indicator}`,
      );
    const { version, reason, nodes, recipe, name = old.name, nameEn = old.nameEn, basis = old.basis } = body;
    return present(
      await frameworks.change(tx, { id: old.id, version, reason, nodes, recipe, name, nameEn, basis }),
    );
  });

  route(fastify, app, api.framework.adopt, async ({ tx, params, body }) => {
    const old = await draft(tx, params.id);
    treeOf(old.nodes as Node[]);
    const { method } = recipeOf(old.recipe).normalise;
    const [bare] = faults(old.nodes as Node[], method).filter((one) => one.code === 'no-posts');
    if (bare) throw unsound(bare);
    return present(
      await frameworks.change(
        tx,
        {
          id: old.id,
          version: body.version,
          state: 'adopted',
          adoptedFor: body.year,
          reason: body.reason,
        },
        'adopt',
      ),
    );
  });

  route(fastify, app, api.framework.versions, async ({ tx, params }) => {
    await frameworks.get(tx, params.id);
    const past = await frameworks.history(tx, params.id);
    const names = await namesOf(
      tx,
      past.map((one) => one.by),
    );
    return {
      versions: past.map(({ version, at, by, row }) => {
        const { reason, state, adoptedFor, basis, name, nameEn, nodes, recipe } = present(row);
        return {
          version,
          at,
          by: names.get(by) ?? by,
          reason,
          state,
          adoptedFor,
          basis,
          name,
          nameEn,
          nodes,
          recipe,
        };
      }),
    };
  });
}

/**
 * A framework that may still be changed.
 * @throws {LuodiError} `not-found`, `frozen`
 */
export async function draft(tx: Tx, id: string): Promise<Framework> {
  const framework = await frameworks.get(tx, id);
  if (framework.state === 'adopted') throw new LuodiError('frozen', { id });
  return framework;
}

/** A template's nodes with the indicators of this jurisdiction; those it lacks are made from the catalogue. */
export async function linked(tx: Tx, nodes: readonly Node[]): Promise<Node[]> {
  const codes = nodes.filter((node) => node.level === 1).map((node) => node.code);
  const there = new Map((await indicators.list(tx)).map((one) => [one.code, one.id]));
  const missing = CATALOGUE.filter((one) => codes.includes(one.code) && !there.has(one.code));
  for (const row of await indicators.insert(tx, missing.map(fromCatalogue))) there.set(row.code, row.id);
  const cited = await indicatorClauses.list(tx);
  return nodes.map((node) => {
    if (node.level > 1) return node;
    const indicator = there.get(node.code) ?? null;
    const clauses = cited
      .filter((one) => one.indicator === indicator)
      .map(({ document, eId }) => ({ document, eId }));
    return { ...node, indicator, clauses };
  });
}

/** A framework as it travels; one kept before there was a choice compares districts. */
export const present = (row: Framework): Wire => ({
  id: row.id,
  name: row.name,
  nameEn: row.nameEn,
  state: row.state,
  adoptedFor: row.adoptedFor,
  basis: row.basis ?? 'district',
  nodes: row.nodes as Node[],
  recipe: row.recipe as Wire['recipe'],
  reason: row.reason,
  version: row.version,
});
