import { type Computed, type Extra, ranksOf, solverOf } from './compute.ts';
import type { Tree } from './metadata.ts';
import type { Recipe } from './recipe.ts';
import { climb } from './step/aggregate.ts';
import type { Weights } from './step/weight.ts';
import { tracing } from './trace.ts';

/** A unit's score and place under changed weights. */
export interface Standing {
  readonly score: number;
  readonly rank: number;
}

/** What an element's weight does to a unit. */
export interface Swing {
  readonly code: string;
  readonly level: number;
  /** With less weight, with more, and without the element. */
  readonly less: Standing;
  readonly more: Standing;
  /** Null where nothing is left without it. */
  readonly without: Standing | null;
  /** How many places the rank moves between less, more and without. */
  readonly places: number;
}

/**
 * What decides a unit's rank: for each element below the top, where the unit stands with that weight lowered and
 * raised by a share, and without the element; the most decisive first.
 * For: the sensitivity tornado.
 * @param row of `result.panel`
 * @param by the share by which weights are moved, 0–1
 */
export function tornado(
  result: Computed,
  tree: Tree,
  recipe: Recipe,
  row: number,
  { by = 0.25, extra = {} }: { readonly by?: number; readonly extra?: Extra } = {},
): Swing[] {
  if (!(by >= 0 && by <= 1)) throw new RangeError(`the share is from 0 to 1: ${by}`);
  const solve = solverOf(recipe, extra);
  const standing = (weights: Weights): Standing => {
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
    const top = scores.get(tree.root)!;
    return { score: top[row]!, rank: ranksOf(top, result.panel)[row]! };
  };
  const levels = new Map<string, number>([
    ...tree.indicators.map((one) => [one.code, 1] as const),
    ...tree.aggregates.map((one) => [one.code, one.level] as const),
  ]);
  const now = { score: result.scores.get(tree.root)![row]!, rank: result.ranks[row]! };
  const swings = [...levels].flatMap(([code, level]): Swing[] => {
    // Under the benefit of the doubt the indicators of a unit choose their own weights.
    if (code === tree.root || (solve && level === 1)) return [];
    const moved = (factor: number) =>
      standing(new Map(result.weights).set(code, result.weights.get(code)! * factor));
    const less = moved(1 - by);
    const more = moved(1 + by);
    const rest = dropped(tree, result.weights, code);
    const without = rest && standing(rest);
    const ranks = [now, less, more, ...(without ? [without] : [])].map((one) => one.rank);
    return [{ code, level, less, more, without, places: Math.max(...ranks) - Math.min(...ranks) }];
  });
  const reach = ({ less, more, without }: Swing) => {
    const scores = [now, less, more, ...(without ? [without] : [])].map((one) => one.score);
    return Math.max(...scores) - Math.min(...scores);
  };
  return swings.sort((a, b) => b.places - a.places || reach(b) - reach(a));
}

/**
 * The weights without an element: its own is 0, and so is that of a node with nothing else below it. Null where
 * nothing is left.
 */
export function dropped(tree: Tree, weights: Weights, code: string): Weights | null {
  const out = new Map(weights);
  const parents = new Map([...tree.children].flatMap(([parent, codes]) => codes.map((one) => [one, parent])));
  for (let node = code; ; node = parents.get(node)!) {
    if (node === tree.root) return null;
    out.set(node, 0);
    const siblings = tree.children.get(parents.get(node)!)!;
    if (siblings.some((one) => out.get(one) !== 0)) break;
    // A mean of nothing has no value; among its siblings it weighs nothing either.
    for (const one of siblings) out.set(one, weights.get(one)!);
  }
  return out;
}
