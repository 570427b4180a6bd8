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
  /** `buckets × LABELS`, row-major, in units of `scale`. */
  readonly weights: Float32Array | Int8Array;
  readonly scale: number;
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
  const { weights, scale } = chain;
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
    scores[at] = s0 * scale;
    scores[at + 1] = s1 * scale;
    scores[at + 2] = s2 * scale;
    scores[at + 3] = s3 * scale;
  }
  return scores;
}

/** What the two passes over a sentence leave; every number is a probability or a ratio of them. */
export interface Passes {
  /** Weight of each label at each character, its highest score being 1; 0 where it is not allowed. */
  readonly potentials: Float64Array;
  /** Of each label pair; 0 where one may not follow the other. */
  readonly moves: Float64Array;
  /** The sum by which each character's forward weights were divided. */
  readonly norms: Float64Array;
  readonly forward: Float64Array;
  /** `forward × backward` is the probability of the label at the character. */
  readonly backward: Float64Array;
}

/**
 * Forward and backward passes, over the labels allowed at each character. Cost: linear.
 * @param allowed bit set of labels for each character; null allows all
 * @source Rabiner (1989), A tutorial on hidden Markov models, section V.A (scaling)
 */
export function passes(chain: Chain, scores: Float64Array, allowed: Uint8Array | null): Passes {
  const length = scores.length / LABELS;
  const potentials = new Float64Array(length * LABELS);
  const moves = new Float64Array(LABELS * LABELS);
  for (let a = 0; a < LABELS; a += 1)
    for (let b = 0; b < LABELS; b += 1)
      moves[a * LABELS + b] = MAY[a]![b] ? Math.exp(chain.transitions[a * LABELS + b]!) : 0;
  for (let at = 0; at < scores.length; at += LABELS) {
    const bits = allowed === null ? 15 : allowed[at / LABELS]!;
    const s0 = bits & 1 ? scores[at]! : -1e30;
    const s1 = bits & 2 ? scores[at + 1]! : -1e30;
    const s2 = bits & 4 ? scores[at + 2]! : -1e30;
    const s3 = bits & 8 ? scores[at + 3]! : -1e30;
    const most = Math.max(s0, s1, s2, s3);
    potentials[at] = Math.exp(s0 - most);
    potentials[at + 1] = Math.exp(s1 - most);
    potentials[at + 2] = Math.exp(s2 - most);
    potentials[at + 3] = Math.exp(s3 - most);
  }
  const norms = new Float64Array(length);
  const forward = new Float64Array(length * LABELS);
  const backward = new Float64Array(length * LABELS);
  const [oo, ob] = [moves[O * LABELS + O]!, moves[O * LABELS + B]!];
  const [bi, be] = [moves[B * LABELS + I]!, moves[B * LABELS + E]!];
  const [ii, ie] = [moves[I * LABELS + I]!, moves[I * LABELS + E]!];
  const [eo, eb] = [moves[E * LABELS + O]!, moves[E * LABELS + B]!];
  // A sentence begins outside or with an item's first character, as if one had just ended before it.
  let [o, b, i, e] = [1, 0, 0, 0];
  for (let n = 0, at = 0; n < length; n += 1, at += LABELS) {
    const first = n === 0;
    const toO = (first ? 1 : o * oo + e * eo) * potentials[at]!;
    const toB = (first ? 1 : o * ob + e * eb) * potentials[at + 1]!;
    const toI = (first ? 0 : b * bi + i * ii) * potentials[at + 2]!;
    const toE = (first ? 0 : b * be + i * ie) * potentials[at + 3]!;
    const norm = toO + toB + toI + toE || Number.MIN_VALUE;
    norms[n] = norm;
    o = toO / norm;
    b = toB / norm;
    i = toI / norm;
    e = toE / norm;
    forward[at] = o;
    forward[at + 1] = b;
    forward[at + 2] = i;
    forward[at + 3] = e;
  }
  const whole = o + e || Number.MIN_VALUE;
  o = 1 / whole;
  b = 0;
  i = 0;
  e = 1 / whole;
  for (let n = length - 1, at = n * LABELS; n >= 0; n -= 1, at -= LABELS) {
    backward[at] = o;
    backward[at + 1] = b;
    backward[at + 2] = i;
    backward[at + 3] = e;
    const norm = norms[n]!;
    const fromO = (o * potentials[at]!) / norm;
    const fromB = (b * potentials[at + 1]!) / norm;
    const fromI = (i * potentials[at + 2]!) / norm;
    const fromE = (e * potentials[at + 3]!) / norm;
    o = oo * fromO + ob * fromB;
    b = bi * fromI + be * fromE;
    i = ii * fromI + ie * fromE;
    e = eo * fromO + eb * fromB;
  }
  return { potentials, moves, norms, forward, backward };
}
