import { quantile } from './describe.ts';
import { random } from './random.ts';

/** How much of an output's variance an input explains by itself (first) and with all it takes part in (total). */
export interface Sensitivity {
  readonly first: number;
  readonly total: number;
  /** 90 % interval of the total by bootstrap; null under exact enumeration. */
  readonly low: number | null;
  readonly high: number | null;
}

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return sum / values.length;
};

/** The variance of a whole population. */
const variance = (values: ArrayLike<number>): number => {
  const centre = meanOf(values);
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i]! - centre) ** 2;
  return sum / values.length;
};

/**
 * Sobol indices from every combination of the inputs' alternatives, by population variances.
 * @param sizes how many alternatives each input has
 * @param output of each combination; the last input runs fastest
 * @source Saltelli et al. (2008), Global sensitivity analysis, ch. 4
 * @example exactSobol([2, 2], [0, 0, 1, 1])[0].first // → 1
 */
export function exactSobol(sizes: readonly number[], output: ArrayLike<number>): Sensitivity[] {
  const whole = variance(output);
  return sizes.map((size, input) => {
    const inner = sizes.slice(input + 1).reduce((product, n) => product * n, 1);
    const own = new Float64Array(size);
    const others = new Float64Array(output.length / size);
    for (let at = 0; at < output.length; at += 1) {
      const which = Math.floor(at / inner) % size;
      own[which]! += output[at]! / (output.length / size);
      const rest = Math.floor(at / (inner * size)) * inner + (at % inner);
      others[rest]! += output[at]! / size;
    }
    // Where nothing varies, no input explains anything.
    if (!(whole > 0)) return { first: 0, total: 0, low: null, high: null };
    return { first: variance(own) / whole, total: 1 - variance(others) / whole, low: null, high: null };
  });
}

/**
 * Sobol indices from two sample matrices and the ones in which one input is taken from the other, centred, with a 90 %
 * bootstrap interval of the total.
 * @param a output of the first matrix
 * @param b output of the second
 * @param mixed for each input, the output of the first matrix with that input from the second
 * @source Saltelli et al. (2010), Computer Physics Communications 181 (first); Jansen (1999) (total)
 * @example sampledSobol([0, 1, 0, 1], [0, 0, 1, 1], [[0, 0, 1, 1]], 1)[0].total // → 1
 */
export function sampledSobol(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  mixed: readonly ArrayLike<number>[],
  seed: number,
  rounds = 500,
): Sensitivity[] {
  const estimate = (rows: ArrayLike<number>, ab: ArrayLike<number>) => {
    const n = rows.length;
    let sum = 0;
    for (let k = 0; k < n; k += 1) sum += a[rows[k]!]! + b[rows[k]!]!;
    const centre = sum / (2 * n);
    let square = 0;
    let first = 0;
    let total = 0;
    for (let k = 0; k < n; k += 1) {
      const i = rows[k]!;
      const ya = a[i]! - centre;
      const yb = b[i]! - centre;
      const yab = ab[i]! - centre;
      square += ya * ya + yb * yb;
      first += yb * (yab - ya);
      total += (ya - yab) ** 2;
    }
    const v = square / (2 * n);
    if (!(v > 0)) return { first: 0, total: 0 };
    return { first: first / n / v, total: total / (2 * n) / v };
  };
  const all = Array.from(a, (_, i) => i);
  const draw = random(seed);
  return mixed.map((ab) => {
    const found = estimate(all, ab);
    const totals = new Float64Array(rounds);
    const rows = new Int32Array(a.length);
    for (let round = 0; round < rounds; round += 1) {
      for (let k = 0; k < rows.length; k += 1) rows[k] = Math.floor(draw() * a.length);
      totals[round] = estimate(rows, ab).total;
    }
    return { ...found, low: quantile(totals, 0.05), high: quantile(totals, 0.95) };
  });
}
