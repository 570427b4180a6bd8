import { WIDTH } from './feature.ts';

/** The labels of a character: outside, first, inside, last of an item. */
export const O = 0;
export const B = 1;
export const I = 2;
export const E = 3;
export const LABELS = 4;

/** Which label may follow which: an item begins, goes on and ends; it has at least two characters. */
export const MAY: readonly (readonly boolean[])[] = [
  [true, true, false, false],
  [false, false, true, true],
  [false, false, true, true],
  [true, true, false, false],
];

/** A linear chain over characters: weights of hashed features for each label, and of label pairs. */
export interface Chain {
  /** `buckets × LABELS`, row-major. */
  readonly weights: Float32Array;
  /** A power of two. */
  readonly buckets: number;
  /** `LABELS × LABELS`. */
  readonly transitions: Float32Array;
}

/** The score of each label at each character. */
export function emissions(chain: Chain, rows: Int32Array): Float64Array {
  const length = rows.length / WIDTH;
  const mask = chain.buckets - 1;
  const scores = new Float64Array(length * LABELS);
  const { weights } = chain;
  for (let i = 0; i < length; i += 1) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let f = i * WIDTH; f < (i + 1) * WIDTH; f += 1) {
      const hash = rows[f]!;
      if (hash === 0) break;
      const w = (hash & mask) * LABELS;
      s0 += weights[w]!;
      s1 += weights[w + 1]!;
      s2 += weights[w + 2]!;
      s3 += weights[w + 3]!;
    }
    const at = i * LABELS;
    scores[at] = s0;
    scores[at + 1] = s1;
    scores[at + 2] = s2;
    scores[at + 3] = s3;
  }
  return scores;
}

const NEVER = -1e30;

/**
 * Marginals by forward and backward passes, over the labels allowed at each character.
 * @param allowed bit set of labels for each character; null allows all
 * @returns the logarithm of the sum over all paths, and the probability of each label at each character and of each
 *   label pair summed over the sentence
 */
export function marginals(chain: Chain, scores: Float64Array, allowed: Uint8Array | null) {
  const length = scores.length / LABELS;
  const forward = new Float64Array(length * LABELS);
  const backward = new Float64Array(length * LABELS);
  const ok = (i: number, label: number) => allowed === null || (allowed[i]! >> label) & 1;
  for (let label = 0; label < LABELS; label += 1) {
    forward[label] = ok(0, label) && (label === O || label === B) ? scores[label]! : NEVER;
  }
  for (let i = 1; i < length; i += 1) {
    for (let label = 0; label < LABELS; label += 1) {
      if (!ok(i, label)) {
        forward[i * LABELS + label] = NEVER;
        continue;
      }
      let most = NEVER;
      for (let from = 0; from < LABELS; from += 1) {
        if (!MAY[from]![label]) continue;
        const value = forward[(i - 1) * LABELS + from]! + chain.transitions[from * LABELS + label]!;
        if (value > most) most = value;
      }
      let sum = 0;
      for (let from = 0; from < LABELS; from += 1) {
        if (!MAY[from]![label]) continue;
        sum += Math.exp(forward[(i - 1) * LABELS + from]! + chain.transitions[from * LABELS + label]! - most);
      }
      forward[i * LABELS + label] =
        most <= NEVER / 2 ? NEVER : most + Math.log(sum) + scores[i * LABELS + label]!;
    }
  }
  const last = length - 1;
  const ends = [O, E].filter((label) => ok(last, label));
  for (let label = 0; label < LABELS; label += 1) {
    backward[last * LABELS + label] = ends.includes(label) ? 0 : NEVER;
  }
  for (let i = last - 1; i >= 0; i -= 1) {
    for (let label = 0; label < LABELS; label += 1) {
      let most = NEVER;
      for (let to = 0; to < LABELS; to += 1) {
        if (!MAY[label]![to] || !ok(i + 1, to)) continue;
        const value =
          backward[(i + 1) * LABELS + to]! +
          chain.transitions[label * LABELS + to]! +
          scores[(i + 1) * LABELS + to]!;
        if (value > most) most = value;
      }
      if (most <= NEVER / 2) {
        backward[i * LABELS + label] = NEVER;
        continue;
      }
      let sum = 0;
      for (let to = 0; to < LABELS; to += 1) {
        if (!MAY[label]![to] || !ok(i + 1, to)) continue;
        sum += Math.exp(
          backward[(i + 1) * LABELS + to]! +
            chain.transitions[label * LABELS + to]! +
            scores[(i + 1) * LABELS + to]! -
            most,
        );
      }
      backward[i * LABELS + label] = most + Math.log(sum);
    }
  }
  let most = NEVER;
  for (const label of ends) most = Math.max(most, forward[last * LABELS + label]!);
  let sum = 0;
  for (const label of ends) sum += Math.exp(forward[last * LABELS + label]! - most);
  const total = most + Math.log(sum);
  return { forward, backward, total };
}

/** The probability that exactly this stretch is an item. */
export function spanProbability(
  chain: Chain,
  scores: Float64Array,
  passes: ReturnType<typeof marginals>,
  start: number,
  end: number,
): number {
  const { forward, backward, total } = passes;
  let value = forward[start * LABELS + B]!;
  for (let i = start + 1; i < end; i += 1) {
    const label = i === end - 1 ? E : I;
    const before = i - 1 === start ? B : I;
    value += chain.transitions[before * LABELS + label]! + scores[i * LABELS + label]!;
  }
  return Math.exp(Math.min(0, value + backward[(end - 1) * LABELS + E]! - total));
}
