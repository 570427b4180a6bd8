import { ascend } from './ascend.ts';

/** How equal values are ranked: all the best place, or the mean of the places they take. */
export type Ties = 'min' | 'average';

/**
 * Ranks from 1, ascending; missing values stay missing.
 * @example Array.from(rank([10, 30, 20, 30], 'min')) // → [1, 3, 2, 3]
 * @example Array.from(rank([10, 30, 20, 30], 'average')) // → [1, 3.5, 2, 3.5]
 */
export function rank(values: ArrayLike<number>, ties: Ties = 'min'): Float64Array {
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  const order: number[] = [];
  for (let i = 0; i < values.length; i += 1) if (values[i] === values[i]) order.push(i);
  order.sort((a, b) => values[a]! - values[b]! || a - b);
  for (let at = 0; at < order.length; ) {
    let next = at + 1;
    while (next < order.length && values[order[next]!] === values[order[at]!]) next += 1;
    const place = ties === 'min' ? at + 1 : (at + 1 + next) / 2;
    for (; at < next; at += 1) ranks[order[at]!] = place;
  }
  return ranks;
}

/**
 * True when two scores differ by no more than rounding: |a − b| ≤ 1e-12·max(1, |a|).
 * @example ties(0.1 + 0.2, 0.3) // → true
 */
export const ties = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a));

/**
 * Places of units, the highest score first; scores equal but for rounding share the best place; missing stay missing.
 * @param into written and returned, where given
 * @example Array.from(place([0.5, 0.9, 0.9, NaN])) // → [3, 1, 1, NaN]
 */
export function place(
  scores: ArrayLike<number>,
  into: Float64Array = new Float64Array(scores.length),
): Float64Array {
  const ascending = ascend(scores);
  if (ascending) return placed(scores, ascending, into);
  const sorted = new Float64Array(scores.length);
  let n = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i]!;
    if (score !== score) continue;
    // Without −0, so that equal scores are found as equal.
    sorted[n] = score + 0;
    n += 1;
  }
  const order = sorted.subarray(0, n).sort();
  // Places by position, from the top; each value is then looked up.
  const places = new Float64Array(n);
  for (let at = n - 1; at >= 0; at -= 1)
    places[at] = at < n - 1 && ties(order[at + 1]!, order[at]!) ? places[at + 1]! : n - at;
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i]!;
    if (score !== score) {
      into[i] = Number.NaN;
      continue;
    }
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (order[middle]! < score) low = middle + 1;
      else high = middle;
    }
    into[i] = places[low]!;
  }
  return into;
}

/** The places of scores whose order is known. */
function placed(scores: ArrayLike<number>, order: Int32Array, into: Float64Array): Float64Array {
  into.fill(Number.NaN);
  let place = 0;
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const own = order[at]!;
    const above = at + 1 < order.length ? scores[order[at + 1]!]! : Number.NaN;
    if (!ties(above, scores[own]!)) place = order.length - at;
    into[own] = place;
  }
  return into;
}
