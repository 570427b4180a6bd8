import { shares } from './shares.ts';

/** Three judgements that do not follow from each other: i against j, j against k, and i against k. */
export interface Triad {
  readonly i: number;
  readonly j: number;
  readonly k: number;
  /** |ln(a_ij · a_jk / a_ik)|; 0 where they agree. */
  readonly error: number;
}

/** A judgement beside what the weights say it should be. */
export interface Judgement {
  readonly i: number;
  readonly j: number;
  readonly given: number;
  /** w_i / w_j. */
  readonly implied: number;
  /** |ln(given / implied)|. */
  readonly error: number;
}

/** Weights from pairwise judgements, and how far the judgements agree with each other. */
export interface Pairwise {
  readonly weights: Float64Array;
  /** The principal eigenvalue. */
  readonly eigenvalue: number;
  /** Saaty's consistency index (λ − n)/(n − 1). */
  readonly index: number;
  /** The index over the random index; up to 0.1 is taken as consistent. 0 for fewer than three things. */
  readonly ratio: number;
  /** The triads that offend, the worst first. */
  readonly triads: readonly Triad[];
  /** The judgements given, the one farthest from the weights first. */
  readonly judgements: readonly Judgement[];
  /** How many pairs are not judged yet. */
  readonly open: number;
}

/** Saaty's random index by the number of things compared. */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/**
 * Weights from pairwise judgements (AHP): the principal eigenvector, with Saaty's consistency ratio, the triads and
 * the judgements that offend most. A pair not judged yet is NaN: it is filled by what the other judgements imply.
 * @param matrix reciprocal: a[i][j] = 1 / a[j][i] > 0
 * @throws RangeError where it is not square, not reciprocal or not positive
 * @source Saaty (1980), The analytic hierarchy process; Harker (1987), Mathematical Modelling 9, for open pairs
 * @example Array.from(ahp([[1, 3], [1 / 3, 1]]).weights, (w) => Math.round(w * 100)) // → [75, 25]
 * @example ahp([[1, 2, 4], [1 / 2, 1, NaN], [1 / 4, NaN, 1]]).open // → 1
 */
export function ahp(matrix: readonly (readonly number[])[]): Pairwise {
  const n = matrix.length;
  let open = 0;
  const filled = matrix.map((row, i) => {
    if (row.length !== n) throw new RangeError(`a row of judgements has ${row.length} entries, not ${n}`);
    let missing = 0;
    const out = row.map((x, j) => {
      if (i === j) return 1;
      const back = matrix[j]![i]!;
      if (x !== x && back !== back) {
        missing += 1;
        return 0;
      }
      if (!(x > 0) || Math.abs(x * back - 1) > 1e-6)
        throw new RangeError(`judgements ${i}, ${j} are not reciprocal: ${x} and ${back}`);
      return x;
    });
    out[i] = 1 + missing;
    open += missing;
    return out;
  });
  const { vector, value } = principal(filled);
  const weights = shares(vector);
  const index = n > 2 ? Math.max(0, (value - n) / (n - 1)) : 0;
  const random = RANDOM_INDEX[Math.min(n, RANDOM_INDEX.length - 1)]!;
  const judgements = matrix.flatMap((row, i) =>
    row.flatMap((given, j) => {
      if (j <= i || given !== given) return [];
      const implied = weights[i]! / weights[j]!;
      return [{ i, j, given, implied, error: Math.abs(Math.log(given / implied)) }];
    }),
  );
  return {
    weights,
    eigenvalue: value,
    index,
    ratio: random > 0 ? index / random : 0,
    triads: offending(matrix),
    judgements: judgements.sort((a, b) => b.error - a.error),
    open: open / 2,
  };
}

function offending(matrix: readonly (readonly number[])[]): Triad[] {
  const n = matrix.length;
  const triads: Triad[] = [];
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      for (let k = j + 1; k < n; k += 1) {
        const error = Math.abs(Math.log((matrix[i]![j]! * matrix[j]![k]!) / matrix[i]![k]!));
        if (error > 1e-9) triads.push({ i, j, k, error });
      }
    }
  }
  return triads.sort((a, b) => b.error - a.error);
}

/** The principal eigenvector of a positive matrix by power iteration, and its eigenvalue. */
function principal(matrix: readonly (readonly number[])[]): {
  readonly vector: Float64Array;
  readonly value: number;
} {
  const n = matrix.length;
  let vector = new Float64Array(n).fill(1 / n);
  let value = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const next = new Float64Array(n);
    let total = 0;
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < n; j += 1) next[i] = next[i]! + matrix[i]![j]! * vector[j]!;
      total += next[i]!;
    }
    let step = 0;
    for (let i = 0; i < n; i += 1) {
      next[i] = next[i]! / total;
      step = Math.max(step, Math.abs(next[i]! - vector[i]!));
    }
    vector = next;
    value = total;
    if (step < 1e-16) break;
  }
  return { vector, value };
}
