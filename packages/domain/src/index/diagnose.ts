import {
  type Collinearity,
  type Coupling,
  collinearity,
  correlation,
  coupling,
  cronbach,
  kendall,
  obstacles,
  type Summary,
  spearman,
  summary,
} from '@luodi/stats';
import { type Computed, compute, type Extra, ranksOf, solverOf } from './compute.ts';
import { invalid, type Tree } from './metadata.ts';
import type { Columns, Panel } from './panel.ts';
import type { Recipe } from './recipe.ts';
import { climb } from './step/aggregate.ts';
import { dropped } from './tornado.ts';
import { tracing } from './trace.ts';

/** How two elements go together over the units. */
export interface Association {
  readonly a: string;
  readonly b: string;
  readonly pearson: number;
  readonly spearman: number;
  readonly kendall: number;
}

/** What an element weighs in the top. */
export interface Weighing {
  readonly code: string;
  /** The product of its weight and those above it, each as a share among its siblings. */
  readonly nominal: number;
  /** The squared correlation of the element with the top: what it weighs in fact. */
  readonly importance: number;
}

/** What happens to the ranks without an element. */
export interface Removal {
  readonly code: string;
  /** Mean and largest difference of places; NaN where nothing is left without it. */
  readonly mean: number;
  readonly largest: number;
}

/** What a statistician asks of an index before trusting it. */
export interface Diagnosis {
  /** Of the data as given and of the normalised indicators, by code. */
  readonly data: ReadonlyMap<string, Summary>;
  readonly normalised: ReadonlyMap<string, Summary>;
  /** Between the children of each node, and between each element and those above it. */
  readonly within: readonly Association[];
  readonly above: readonly Association[];
  /** By node: Cronbach's alpha and the collinearity of its children. */
  readonly alpha: ReadonlyMap<string, number>;
  readonly collinearity: ReadonlyMap<string, Collinearity>;
  readonly weights: readonly Weighing[];
  readonly removal: readonly Removal[];
}

/**
 * Describes an index: its data, how its elements go together, what they weigh and what happens without each.
 * Cost: correlations are elements² × units, Kendall's units² a pair.
 * @source OECD/JRC (2008), Handbook, steps 4, 7 and 8; Paruolo, Saisana, Saltelli (2013), J. R. Statist. Soc. A 176, for
 *   importance
 */
export function diagnose(result: Computed, tree: Tree, recipe: Recipe, extra: Extra = {}): Diagnosis {
  const column = (code: string) => result.normalised.get(code) ?? result.scores.get(code)!;
  const summaries = (columns: Columns) =>
    new Map(tree.indicators.map(({ code }) => [code, summary(columns.get(code)!)]));
  const pair = (a: string, b: string): Association => ({
    a,
    b,
    pearson: correlation(column(a), column(b)),
    spearman: spearman(column(a), column(b)),
    kendall: kendall(column(a), column(b)),
  });
  const children = (code: string) => tree.children.get(code)!;
  const nodes = tree.aggregates.map((one) => one.code);
  const parents = parentsOf(tree);
  const elements = [...tree.indicators, ...tree.aggregates].map((one) => one.code);
  return {
    data: summaries(result.panel.values),
    normalised: summaries(result.normalised),
    within: nodes.flatMap((code) =>
      children(code).flatMap((a, k) =>
        children(code)
          .slice(k + 1)
          .map((b) => pair(a, b)),
      ),
    ),
    above: elements.flatMap((code) => lineage(code, parents).map((node) => pair(code, node))),
    alpha: new Map(nodes.map((code) => [code, cronbach(children(code).map(column))])),
    collinearity: new Map(nodes.map((code) => [code, collinearity(children(code).map(column))])),
    weights: [...effectiveWeights(tree, result.weights)]
      .filter(([code]) => code !== tree.root)
      .map(([code, nominal]) => ({
        code,
        nominal,
        importance: correlation(column(code), column(tree.root)) ** 2,
      })),
    removal: removals(result, tree, recipe, extra),
  };
}

const parentsOf = (tree: Tree): ReadonlyMap<string, string> =>
  new Map([...tree.children].flatMap(([parent, codes]) => codes.map((code) => [code, parent] as const)));

const lineage = (code: string, parents: ReadonlyMap<string, string>): string[] => {
  const above = parents.get(code);
  return above === undefined ? [] : [above, ...lineage(above, parents)];
};

/**
 * What each element weighs in the top by the weights alone: its share among its siblings times the shares above it.
 * The indicators' add up to 1.
 */
export function effectiveWeights(tree: Tree, weights: ReadonlyMap<string, number>): Map<string, number> {
  const out = new Map([[tree.root, 1]]);
  for (const { code } of [...tree.aggregates].reverse()) {
    const codes = tree.children.get(code)!;
    const total = codes.reduce((sum, one) => sum + weights.get(one)!, 0);
    for (const one of codes) out.set(one, (out.get(code)! * weights.get(one)!) / total);
  }
  return out;
}

function removals(result: Computed, tree: Tree, recipe: Recipe, extra: Extra): Removal[] {
  const solve = solverOf(recipe, extra);
  const elements = [...tree.indicators, ...tree.aggregates].map((one) => one.code);
  return elements
    .filter((code) => code !== tree.root)
    .map((code) => {
      const weights = dropped(tree, result.weights, code);
      if (weights === null || (solve && result.normalised.has(code)))
        return { code, mean: Number.NaN, largest: Number.NaN };
      const { pass } = tracing(result.trace);
      const { scores } = climb(
        tree,
        result.normalised,
        weights,
        recipe.aggregate,
        result.panel,
        pass,
        [],
        solve,
      );
      const ranks = ranksOf(scores.get(tree.root)!, result.panel);
      const moves = [...ranks].map((x, row) => Math.abs(x - result.ranks[row]!)).filter((x) => x === x);
      return {
        code,
        mean: moves.reduce((sum, x) => sum + x, 0) / moves.length,
        largest: Math.max(0, ...moves),
      };
    });
}

/** The index with every indicator on 0–1, as degrees of coupling and obstacles need it. */
function unitScale(panel: Panel, tree: Tree, recipe: Recipe, extra: Extra): Computed {
  const fits = recipe.normalise.method === 'goalposts' ? (recipe.normalise.scale ?? 1) === 1 : false;
  const normalise = fits
    ? recipe.normalise
    : ({
        method: 'minmax',
        range: [0, 1],
        ...(recipe.normalise.over ? { over: recipe.normalise.over } : {}),
      } as const);
  return compute(panel, tree, { ...recipe, normalise, aggregate: { method: 'arithmetic' } }, extra);
}

/** The coupling of a node's children for a unit; null where one of them is missing. */
export interface Coupled {
  readonly unit: string;
  readonly period: string | null;
  readonly coupling: Coupling | null;
}

/**
 * The coupling coordination degree (耦合协调度) between the children of a node, for every row, on 0–1 scores by
 * arithmetic means.
 * @throws LuodiError where the node has fewer than two children
 */
export function couplingOf(
  panel: Panel,
  tree: Tree,
  recipe: Recipe,
  node: string = tree.root,
  extra: Extra = {},
): Coupled[] {
  const codes = tree.children.get(node) ?? [];
  if (codes.length < 2)
    throw invalid(`耦合协调度：${node} 之下不足两个分指数`, `coupling: ${node} has fewer than two children`);
  const { normalised, scores, weights, panel: kept } = unitScale(panel, tree, recipe, extra);
  const columns = codes.map((code) => normalised.get(code) ?? scores.get(code)!);
  const own = codes.map((code) => weights.get(code)!);
  return kept.units.map((unit, row) => {
    // Rounding may leave a mean of ones a little above 1.
    const values = columns.map((column) => Math.min(1, column[row]!));
    const whole = values.every((x) => x === x);
    return { unit, period: kept.periods?.[row] ?? null, coupling: whole ? coupling(values, own) : null };
  });
}

/**
 * The obstacle degrees (障碍度) of a unit's indicators, the greatest first, on 0–1 values; they add up to 1.
 * @param row of `panel`, which no screening may drop
 */
export function obstaclesOf(
  panel: Panel,
  tree: Tree,
  recipe: Recipe,
  row: number,
  extra: Extra = {},
): { readonly code: string; readonly degree: number }[] {
  const { screen: _, ...unscreened } = recipe;
  const { normalised, weights } = unitScale(panel, tree, unscreened, extra);
  const effective = effectiveWeights(tree, weights);
  const degrees = obstacles(
    tree.indicators.map(({ code }) => normalised.get(code)![row]!),
    tree.indicators.map(({ code }) => effective.get(code)!),
  );
  return tree.indicators
    .map(({ code }, k) => ({ code, degree: degrees[k]! }))
    .sort((a, b) => b.degree - a.degree);
}
