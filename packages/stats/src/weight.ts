import { deviation, mean } from './describe.ts';

/**
 * Entropy weights (熵权): an indicator that differs more between units says more. Of columns that are not negative;
 * a missing value is left out of its column.
 * @source Shannon (1948); Zeleny (1982), Multiple criteria decision making, ch. 7
 * @example Array.from(entropy([[1, 1], [0, 2]])) // → [0, 1]
 */
export function entropy(columns: readonly ArrayLike<number>[]): Float64Array {
  const divergence = columns.map((column) => {
    let total = 0;
    let n = 0;
    for (let i = 0; i < column.length; i += 1) {
      const x = column[i]!;
      if (x !== x) continue;
      if (x < 0) throw new RangeError(`entropy weights need values that are not negative: ${x}`);
      total += x;
      n += 1;
    }
    let sum = 0;
    for (let i = 0; i < column.length; i += 1) {
      const share = column[i]! / total;
      if (share > 0) sum += share * Math.log(share);
    }
    return n > 1 && total > 0 ? 1 + sum / Math.log(n) : 0;
  });
  return shares(divergence);
}

/**
 * CRITIC weights: the standard deviation times the conflict with the other indicators.
 * @source Diakoulaki, Mavrotas, Papayannakis (1995), Computers & Operations Research 22
 */
export function critic(columns: readonly ArrayLike<number>[]): Float64Array {
  return shares(
    columns.map(
      (column) => deviation(column) * columns.reduce((sum, other) => sum + 1 - correlation(column, other), 0),
    ),
  );
}

/**
 * Pearson's correlation over the pairs both have; NaN where one does not vary.
 * @example correlation([1, 2, 3], [2, 4, 6]) // → 1
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < a.length; i += 1) {
    if (a[i] === a[i] && b[i] === b[i]) {
      x.push(a[i]!);
      y.push(b[i]!);
    }
  }
  const mx = mean(x);
  const my = mean(y);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i += 1) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += (x[i]! - mx) ** 2;
    yy += (y[i]! - my) ** 2;
  }
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : Number.NaN;
}

/** The principal eigenvector of a matrix by power iteration, and its eigenvalue. */
function principal(matrix: readonly (readonly number[])[]): {
  readonly vector: Float64Array;
  readonly value: number;
} {
  const n = matrix.length;
  let vector = new Float64Array(n).fill(1 / Math.sqrt(n));
  let value = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const next = new Float64Array(n);
    for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) next[i]! += matrix[i]![j]! * vector[j]!;
    const length = Math.sqrt(next.reduce((sum, x) => sum + x * x, 0));
    for (let i = 0; i < n; i += 1) next[i]! /= length;
    let step = 0;
    for (let i = 0; i < n; i += 1) step = Math.max(step, Math.abs(next[i]! - vector[i]!));
    vector = next;
    value = length;
    if (step < 1e-15) break;
  }
  return { vector, value };
}

/**
 * Weights by the first principal component of the correlation matrix; the sign is chosen so that the sum is positive.
 * A loading against the others is negative and is returned so: it says the indicator does not belong.
 * @source OECD/JRC (2008), Handbook, step 6; COINr, get_PCA
 */
export function pca(columns: readonly ArrayLike<number>[]): Float64Array {
  const matrix = columns.map((a) => columns.map((b) => correlation(a, b)));
  const { vector } = principal(matrix);
  const sum = vector.reduce((total, x) => total + x, 0);
  return sum < 0 ? vector.map((x) => -x) : vector;
}

/** Saaty's random index by the number of things compared. */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/**
 * Weights from pairwise judgements (AHP): the principal eigenvector, with Saaty's consistency ratio and the triads
 * that offend most.
 * @param matrix reciprocal: a[i][j] = 1 / a[j][i] > 0
 * @source Saaty (1980), The analytic hierarchy process
 * @example Array.from(ahp([[1, 3], [1 / 3, 1]]).weights, (w) => Math.round(w * 100)) // → [75, 25]
 */
export function ahp(matrix: readonly (readonly number[])[]) {
  const n = matrix.length;
  const { vector, value } = principal(matrix);
  const weights = shares([...vector].map(Math.abs));
  const index = n > 2 ? (value - n) / (n - 1) : 0;
  const triads: { readonly i: number; readonly j: number; readonly k: number; readonly error: number }[] = [];
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      for (let k = j + 1; k < n; k += 1) {
        const error = Math.abs(Math.log((matrix[i]![j]! * matrix[j]![k]!) / matrix[i]![k]!));
        if (error > 1e-9) triads.push({ i, j, k, error });
      }
    }
  }
  triads.sort((a, b) => b.error - a.error);
  const random = RANDOM_INDEX[Math.min(n, RANDOM_INDEX.length - 1)]!;
  return { weights, index, ratio: random > 0 ? Math.max(0, index) / random : 0, triads };
}

/** Parts of a whole that sum to 1. */
export function shares(parts: ArrayLike<number>): Float64Array {
  let total = 0;
  for (let i = 0; i < parts.length; i += 1) total += parts[i]!;
  return Float64Array.from(parts, (part) => part / total);
}
