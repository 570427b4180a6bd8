import {
  type Change,
  type Computed,
  changesBetween,
  compute,
  contributionsOf,
  gap,
  missingOf,
  type Panel,
  type Recipe,
  recipe as recipeOf,
  type Tree,
  tornado,
} from '@luodi/domain/index';
import { type FrameworkNode, type PanelData, panelFrom, treeOf, weigh } from '@luodi/domain/index/framework';

/** What an index is made of, as it travels. */
export interface Made extends PanelData {
  readonly nodes: readonly FrameworkNode[];
  readonly recipe: Readonly<Record<string, unknown>>;
}

/** An index computed here, in the page: by the same code as on the server. */
export interface Live {
  readonly nodes: readonly FrameworkNode[];
  readonly tree: Tree;
  readonly recipe: Recipe;
  readonly panel: Panel;
  readonly result: Computed;
}

/** Computes an index in the page. @throws LuodiError as the engine does */
export function live({ nodes, recipe, rows, columns, reasons }: Made): Live {
  const tree = treeOf(nodes);
  const panel = panelFrom({ rows, columns, ...(reasons ? { reasons } : {}) });
  const steps = recipeOf(recipe);
  return { nodes, tree, recipe: steps, panel, result: compute(panel, tree, steps) };
}

/**
 * The same under other weights; only what they touch is computed again. Weights that the recipe finds by itself would
 * not move: they become those given.
 * Cost: one pass over the columns of the branches above the weights.
 */
export function reweighed(own: Live, weights: ReadonlyMap<string, number>): Live {
  const nodes = weigh(
    own.nodes.map((node) => ({ ...node, weight: own.result.weights.get(node.code) ?? node.weight })),
    weights,
  );
  const tree = treeOf(nodes);
  const recipe: Recipe = { ...own.recipe, weights: { method: 'meta' } };
  return { ...own, nodes, tree, recipe, result: compute(own.panel, tree, recipe, {}, own.result) };
}

/** The row of an area in a period; −1 where it is left out. */
export const rowOf = ({ result }: Pick<Live, 'result'>, area: string, period: string): number =>
  result.panel.units.findIndex((unit, row) => unit === area && result.panel.periods?.[row] === period);

/** The periods, in order. */
export const periodsOf = ({ panel }: Pick<Live, 'panel'>): string[] => [...new Set(panel.periods ?? [])];

/** An area with its score and place. */
export interface Standing {
  readonly area: string;
  readonly row: number;
  readonly score: number | null;
  readonly rank: number | null;
}

const figure = (value: number | undefined): number | null =>
  value === undefined || value !== value ? null : value;

/** The areas of a period by place; those without one last. */
export function standings({ result, tree }: Live, period: string): Standing[] {
  const top = result.scores.get(tree.root)!;
  return result.panel.units
    .flatMap((area, row) =>
      result.panel.periods?.[row] === period
        ? [{ area, row, score: figure(top[row]), rank: figure(result.ranks[row]) }]
        : [],
    )
    .sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY));
}

/** The score of a node in a row; null where it is missing. */
export const scoreAt = ({ result }: Pick<Live, 'result'>, code: string, row: number): number | null =>
  figure((result.normalised.get(code) ?? result.scores.get(code))?.[row]);

/**
 * Why cells of a period have no score, by `code area`: the words the data give or the engine's code, and after them
 * what that came from.
 */
export function lacksOf(
  { result, panel, tree, recipe }: Live,
  period: string,
): ReadonlyMap<string, string[]> {
  const { rows, elements, lacks, filled } = missingOf(result, panel, tree, recipe);
  return new Map(
    rows.flatMap((row, at) => {
      const { reason, because } = lacks[at]!;
      if (panel.periods?.[row] !== period || filled[at]) return [];
      const codes = elements[at] === null ? [...tree.children.keys()] : [elements[at]!];
      const said = [reason, ...(because === null ? [] : because.split('; '))];
      return codes.map((code) => [`${code} ${panel.units[row]}`, said] as const);
    }),
  );
}

/** How far a score computed here may lie from the one that was kept: powers and logarithms differ in the last bits between engines. */
const NEAR = 1e-9;

/** True when the page computes the scores that were kept. */
export const agrees = (
  own: Live,
  kept: {
    readonly period: string;
    readonly cells: readonly { code: string; area: string; score: number | null }[];
  },
): boolean =>
  kept.cells.every(({ code, area, score }) => {
    const row = rowOf(own, area, kept.period);
    const here = row < 0 ? null : scoreAt(own, code, row);
    if (score === null || here === null) return score === here;
    return Math.abs(here - score) <= NEAR * Math.max(1, Math.abs(score));
  });

/** A row's parts by node, those of one level adding up to the score. */
export const partsAt = ({ result, tree, recipe }: Live, row: number) =>
  contributionsOf(result, tree, recipe, row).parts;

/** How a row's score differs from another's, by node. */
export const gapAt = ({ result, tree, recipe }: Live, a: number, b: number) =>
  gap(result, tree, recipe, a, b).parts;

/** What decides a row's place, the most decisive first. */
export const swingsAt = ({ result, tree, recipe }: Live, row: number) => tornado(result, tree, recipe, row);

/** How scores changed from one period to another, or from one index to another, and what by. */
export const changes = (before: Live, from: string, after: Live, to: string): readonly Change[] =>
  changesBetween({ ...before, period: from }, { ...after, period: to });
