import { deviation } from './describe.ts';
import { rank } from './rank.ts';
import { shares } from './shares.ts';

/** Weights from the budgets of several experts, and how far the experts agree. */
export interface Allocation {
  readonly weights: Float64Array;
  /** The standard deviation (n − 1) of each element's share between experts; NaN for a single expert. */
  readonly spread: Float64Array;
  /** Kendall's W of the experts' orders, 0–1; NaN for a single expert. */
  readonly agreement: number;
}

/**
 * Budget allocation: every expert spreads points over the elements; a weight is the mean of the shares. An element an
 * expert gave nothing has 0 points.
 * @param experts points from 0 up, a row for each expert, an entry for each element
 * @throws RangeError at negative points or a budget of 0
 * @source OECD/JRC (2008), Handbook, step 6, budget allocation process; Kendall and Babington Smith (1939) for W
 * @example Array.from(allocation([[50, 50], [75, 25]]).weights) // → [0.625, 0.375]
 * @example allocation([[1, 2, 3], [10, 20, 30]]).agreement // → 1
 */
export function allocation(experts: readonly (readonly number[])[]): Allocation {
  const elements = experts[0]?.length ?? 0;
  const budgets = experts.map((points, who) => {
    if (points.length !== elements)
      throw new RangeError(`expert ${who} gave ${points.length} entries, not ${elements}`);
    const bad = points.find((x) => !(x >= 0));
    if (bad !== undefined) throw new RangeError(`points are from 0 up: ${bad}`);
    if (!points.some((x) => x > 0)) throw new RangeError(`expert ${who} gave no points`);
    return shares(points);
  });
  const of = (k: number) => budgets.map((budget) => budget[k]!);
  const weights = new Float64Array(elements);
  const spread = new Float64Array(elements);
  for (let k = 0; k < elements; k += 1) {
    weights[k] = of(k).reduce((sum, x) => sum + x, 0) / budgets.length;
    spread[k] = deviation(of(k));
  }
  return { weights, spread, agreement: concordance(budgets) };
}

/** Kendall's coefficient of concordance W, corrected for ties. */
function concordance(raters: readonly Float64Array[]): number {
  const m = raters.length;
  const n = raters[0]?.length ?? 0;
  if (m < 2 || n < 2) return Number.NaN;
  const ranks = raters.map((one) => rank(one, 'average'));
  let square = 0;
  for (let k = 0; k < n; k += 1) {
    const sum = ranks.reduce((total, one) => total + one[k]!, 0);
    square += (sum - (m * (n + 1)) / 2) ** 2;
  }
  let tied = 0;
  for (const one of ranks) {
    const counts = new Map<number, number>();
    for (const place of one) counts.set(place, (counts.get(place) ?? 0) + 1);
    for (const t of counts.values()) tied += t ** 3 - t;
  }
  return (12 * square) / (m * m * (n ** 3 - n) - m * tied);
}
