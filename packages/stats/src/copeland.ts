import { ties } from './rank.ts';

/**
 * The sign of a sum of doubles, exact: no rounding decides who is ahead.
 * @source Shewchuk (1997), Adaptive precision floating-point arithmetic, grow-expansion
 * @example signOfSum([0.1, 0.2, -0.3]) // → 1
 * @example signOfSum([1e16, 1, -1e16, -1]) // → 0
 */
export function signOfSum(terms: ArrayLike<number>): -1 | 0 | 1 {
  const parts: number[] = [];
  for (let k = 0; k < terms.length; k += 1) {
    let x = terms[k]!;
    let kept = 0;
    for (let p = 0; p < parts.length; p += 1) {
      const y = parts[p]!;
      const high = x + y;
      const virtual = high - x;
      const low = x - (high - virtual) + (y - virtual);
      if (low !== 0) {
        parts[kept] = low;
        kept += 1;
      }
      x = high;
    }
    parts.length = kept;
    if (x !== 0) parts.push(x);
  }
  const last = parts.at(-1) ?? 0;
  return last > 0 ? 1 : last < 0 ? -1 : 0;
}

/**
 * Copeland scores: how many units a unit beats less those that beat it, pair by pair on the weights of the children
 * both have. Values equal but for rounding are level; the sums of weights are compared exactly.
 * Cost: units² × children.
 * @param rows the units compared with each other; a unit that is not among them has no score
 * @source Copeland (1951); Munda and Nardo (2009), Applied Economics 41
 */
export function copeland(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  rows: ArrayLike<number>,
  out: Float64Array,
): void {
  const terms = new Float64Array(columns.length);
  for (let i = 0; i < rows.length; i += 1) out[rows[i]!] = 0;
  for (let i = 0; i < rows.length; i += 1) {
    for (let j = i + 1; j < rows.length; j += 1) {
      let sum = 0;
      let size = 0;
      for (let k = 0; k < columns.length; k += 1) {
        const a = columns[k]![rows[i]!]!;
        const b = columns[k]![rows[j]!]!;
        const term = ties(a, b) ? 0 : a > b ? weights[k]! : a < b ? -weights[k]! : 0;
        terms[k] = term;
        sum += term;
        size += Math.abs(term);
      }
      // Far from a tie, rounding cannot change the sign.
      const sign = Math.abs(sum) > 1e-9 * size ? Math.sign(sum) : signOfSum(terms);
      out[rows[i]!] = out[rows[i]!]! + sign;
      out[rows[j]!] = out[rows[j]!]! - sign;
    }
  }
}
