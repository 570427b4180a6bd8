/** How the children of a node become one score. */
export type Aggregation =
  | 'arithmetic'
  | 'geometric'
  | 'harmonic'
  | 'power'
  | 'copeland'
  | 'topsis'
  | 'mazziotta-pareto';

/** A mean that a value makes impossible. */
export interface Impossible {
  readonly unit: number;
  readonly child: number;
  readonly value: number;
}

/** The scores of a node, and the cells that make its mean impossible. */
export interface Aggregated {
  readonly scores: Float64Array;
  readonly impossible: readonly Impossible[];
}

/**
 * The scores of a node from its children's columns. Missing values drop out and the other weights count in full; below
 * `threshold` of present children (strict) the score is missing. A geometric mean needs every value above 0, a
 * harmonic one other than 0: else the cells are named and the scores are no result.
 * Cost: units × children; Copeland units² × children.
 * @param columns one for each child, as long as there are units
 * @param weights one for each child, not negative
 * @source OECD/JRC (2008), Handbook, step 6; Hwang and Yoon (1981) for TOPSIS; Mazziotta and Pareto (2016)
 * @example Array.from(aggregate([[1, 2], [3, NaN]], [1, 1], 'arithmetic').scores) // → [2, 2]
 * @example Array.from(aggregate([[1], [4]], [1, 1], 'geometric').scores) // → [2]
 */
export function aggregate(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  how: Aggregation,
  { power = 1, threshold = 0 }: { readonly power?: number; readonly threshold?: number } = {},
): Aggregated {
  const units = columns[0]?.length ?? 0;
  const scores = new Float64Array(units).fill(Number.NaN);
  const impossible: Impossible[] = [];
  const enough = new Uint8Array(units);
  for (let i = 0; i < units; i += 1) {
    let n = 0;
    for (const column of columns) if (column[i] === column[i]) n += 1;
    enough[i] = n > 0 && !(n / columns.length < threshold) ? 1 : 0;
  }
  if (how === 'copeland') return { scores: copeland(columns, weights, enough), impossible };
  if (how === 'topsis') return { scores: topsis(columns, weights, enough), impossible };
  for (let i = 0; i < units; i += 1) {
    if (!enough[i]) continue;
    let total = 0;
    let sum = 0;
    for (let k = 0; k < columns.length; k += 1) {
      const x = columns[k]![i]!;
      if (x !== x) continue;
      const w = weights[k]!;
      total += w;
      if (how === 'arithmetic' || how === 'mazziotta-pareto') sum += w * x;
      else if (how === 'geometric') {
        if (!(x > 0)) impossible.push({ unit: i, child: k, value: x });
        else sum += w * Math.log(x);
      } else if (how === 'harmonic') {
        if (x === 0) impossible.push({ unit: i, child: k, value: x });
        else sum += w / x;
      } else sum += w * x ** power;
    }
    if (!(total > 0)) continue;
    if (how === 'arithmetic') scores[i] = sum / total;
    else if (how === 'geometric') scores[i] = Math.exp(sum / total);
    else if (how === 'harmonic') scores[i] = total / sum;
    else if (how === 'power') scores[i] = (sum / total) ** (1 / power);
    else {
      const centre = sum / total;
      let square = 0;
      for (let k = 0; k < columns.length; k += 1) {
        const x = columns[k]![i]!;
        if (x === x) square += weights[k]! * (x - centre) ** 2;
      }
      const sd = Math.sqrt(square / total);
      scores[i] = centre - sd * (sd / centre);
    }
  }
  return { scores, impossible };
}

/** How many units a unit beats less those that beat it, pair by pair on the weights of the children both have. */
function copeland(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  enough: Uint8Array,
): Float64Array {
  const units = enough.length;
  const scores = new Float64Array(units).fill(Number.NaN);
  for (let i = 0; i < units; i += 1) if (enough[i]) scores[i] = 0;
  for (let i = 0; i < units; i += 1) {
    if (!enough[i]) continue;
    for (let j = i + 1; j < units; j += 1) {
      if (!enough[j]) continue;
      let ahead = 0;
      let behind = 0;
      for (let k = 0; k < columns.length; k += 1) {
        const a = columns[k]![i]!;
        const b = columns[k]![j]!;
        if (a > b) ahead += weights[k]!;
        else if (a < b) behind += weights[k]!;
      }
      if (ahead === behind) continue;
      const sign = ahead > behind ? 1 : -1;
      scores[i]! += sign;
      scores[j]! -= sign;
    }
  }
  return scores;
}

/** The nearness to the ideal: the distance from the worst point over the distances from worst and best. */
function topsis(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  enough: Uint8Array,
): Float64Array {
  const units = enough.length;
  let total = 0;
  for (let k = 0; k < columns.length; k += 1) total += weights[k]!;
  const edges = columns.map((column, k) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < units; i += 1) {
      const x = column[i]!;
      if (x < low) low = x;
      if (x > high) high = x;
    }
    return { low, high, w: weights[k]! / total };
  });
  const scores = new Float64Array(units).fill(Number.NaN);
  for (let i = 0; i < units; i += 1) {
    if (!enough[i]) continue;
    let best = 0;
    let worst = 0;
    for (let k = 0; k < columns.length; k += 1) {
      const x = columns[k]![i]!;
      if (x !== x) continue;
      const { low, high, w } = edges[k]!;
      best += (w * (high - x)) ** 2;
      worst += (w * (x - low)) ** 2;
    }
    const near = Math.sqrt(worst);
    scores[i] = near / (near + Math.sqrt(best));
  }
  return scores;
}
