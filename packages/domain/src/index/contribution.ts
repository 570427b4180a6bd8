import { contributions as split } from '@luodi/stats';
import type { Computed } from './compute.ts';
import type { Tree } from './metadata.ts';
import { blocksOf } from './panel.ts';
import type { Recipe } from './recipe.ts';
import { type Rule, rulesOf } from './step/aggregate.ts';

/** How much of a unit's score comes from each element. */
export interface Contributions {
  readonly score: number;
  /** By code, for every element: its part of the score; the indicators' parts add up to it, as do each level's. */
  readonly parts: ReadonlyMap<string, number>;
}

/**
 * Splits a unit's score into its elements, from the top down: an arithmetic mean into weighted values, a geometric one
 * by shares of the logarithm, any other by Shapley values. The parts of the indicators add up to the score. A missing
 * element has 0; a missing score splits into nothing.
 * For: contribution bars, “why this score”.
 * @param row of `result.panel`
 * @source Shapley (1953); OECD/JRC (2008), Handbook, step 8
 */
export function contributionsOf(
  result: Pick<Computed, 'panel' | 'normalised' | 'scores' | 'weights' | 'favours'>,
  tree: Tree,
  recipe: Pick<Recipe, 'aggregate'>,
  row: number,
): Contributions {
  const { panel, normalised, scores, weights, favours } = result;
  const rules = rulesOf(tree, recipe.aggregate);
  const score = scores.get(tree.root)![row]!;
  const parts = new Map<string, number>();
  if (score !== score) return { score, parts };
  const column = (code: string) => normalised.get(code) ?? scores.get(code)!;
  const rows = blocksOf(panel).find((block) => block.includes(row))!;
  parts.set(tree.root, score);
  for (const { code } of [...tree.aggregates].reverse()) {
    const children = tree.children.get(code)!;
    const whole = scores.get(code)![row]!;
    if (whole !== whole) {
      // A node that took no part has no parts.
      for (const child of children) parts.set(child, 0);
      continue;
    }
    const columns = children.map(column);
    const has = columns.map((one) => one[row] === one[row]);
    const own = parts.get(code)!;
    const favour = favours.get(code);
    const within = favour
      ? columns.map((one, k) => (has[k] ? favour[row * columns.length + k]! * one[row]! : 0))
      : inside(
          columns,
          children.map((one) => weights.get(one)!),
          rules.get(code)!,
          row,
          rows,
        );
    const count = has.filter(Boolean).length;
    for (const [k, child] of children.entries()) {
      // A node that scores 0 but has a part has no shares to split it by.
      const even = has[k] && count > 0 ? own / count : 0;
      parts.set(
        child,
        whole === 0 ? (own === 0 ? within[k]! * slope(code) : even) : (within[k]! / whole) * own,
      );
    }
  }
  return { score, parts };

  /** How much the top moves with a node, where every mean above it is arithmetic. */
  function slope(code: string): number {
    let factor = 1;
    for (let node = code; node !== tree.root; ) {
      const above = tree.aggregates.find((one) => one.code === node)!.parent!;
      if (rules.get(above)!.how !== 'arithmetic') return 0;
      const children = tree.children.get(above)!.filter((one) => column(one)[row] === column(one)[row]);
      factor *= weights.get(node)! / children.reduce((sum, one) => sum + weights.get(one)!, 0);
      node = above;
    }
    return factor;
  }
}

const inside = (
  columns: readonly Float64Array[],
  weights: readonly number[],
  { how, power }: Rule,
  row: number,
  rows: readonly number[],
): number[] => split(columns, weights, how, row, { power, rows });

/**
 * What puts one unit ahead of another: the difference of their contributions, by element. The indicators' differences
 * add up to the difference of the scores.
 * For: “what decides this rank”, beside the unit one place ahead.
 */
export function gap(
  result: Computed,
  tree: Tree,
  recipe: Pick<Recipe, 'aggregate'>,
  a: number,
  b: number,
): Contributions {
  const one = contributionsOf(result, tree, recipe, a);
  const other = contributionsOf(result, tree, recipe, b);
  return {
    score: one.score - other.score,
    parts: new Map([...one.parts].map(([code, part]) => [code, part - (other.parts.get(code) ?? 0)])),
  };
}
