import { WIDTH } from './feature.ts';
import { Room } from './room.ts';
import { type Table, weigh } from './table.ts';

/** The labels of a word: outside, first, inside, last of an item, an item by itself. */
export const O = 0;
export const B = 1;
export const I = 2;
export const E = 3;
export const S = 4;
export const LABELS = 5;

/** Which label may follow which: an item begins, goes on and ends. */
export const MAY: readonly (readonly boolean[])[] = [
  [true, true, false, false, true],
  [false, false, true, true, false],
  [false, false, true, true, false],
  [true, true, false, false, true],
  [true, true, false, false, true],
];

/** A linear chain over words: weights of hashed features for each label, and of label pairs. */
export interface Chain {
  readonly table: Table;
  /** `LABELS × LABELS`. */
  readonly transitions: Float32Array;
}

/** The score of each label at each word. */
export function emissions(table: Table, rows: Int32Array, room: Room): Float64Array {
  const length = rows.length / WIDTH;
  const scores = room.float64(length * LABELS);
  const sums = new Int32Array(LABELS);
  for (let i = 0; i < length; i += 1) {
    weigh(table, rows, i * WIDTH, (i + 1) * WIDTH, sums);
    for (let label = 0; label < LABELS; label += 1) scores[i * LABELS + label] = sums[label]! * table.scale;
  }
  return scores;
}

/** What the two passes over a sentence leave; every number is a probability or a ratio of them. */
export interface Passes {
  /** Weight of each label at each word, its highest score being 1; 0 where it is not allowed. */
  readonly potentials: Float64Array;
  /** Of each label pair; 0 where one may not follow the other. */
  readonly moves: Float64Array;
  /** The sum by which each word's forward weights were divided. */
  readonly norms: Float64Array;
  readonly forward: Float64Array;
  /** `forward × backward` is the probability of the label at the word. */
  readonly backward: Float64Array;
}

/**
 * Forward and backward passes, over the labels allowed at each word. Cost: linear.
 * @param allowed bit set of labels for each word; null allows all
 * @source Rabiner (1989), A tutorial on hidden Markov models, section V.A (scaling)
 */
export function passes(
  transitions: Float32Array,
  scores: Float64Array,
  allowed: Uint8Array | null,
  room = new Room(),
): Passes {
  const length = scores.length / LABELS;
  const potentials = room.float64(length * LABELS);
  const moves = room.float64(LABELS * LABELS);
  for (let a = 0; a < LABELS; a += 1)
    for (let b = 0; b < LABELS; b += 1)
      moves[a * LABELS + b] = MAY[a]![b] ? Math.exp(transitions[a * LABELS + b]!) : 0;
  for (let at = 0; at < scores.length; at += LABELS) {
    const bits = allowed === null ? ALL : allowed[at / LABELS]!;
    let most = -1e30;
    for (let label = 0; label < LABELS; label += 1)
      if ((bits >> label) & 1 && scores[at + label]! > most) most = scores[at + label]!;
    for (let label = 0; label < LABELS; label += 1)
      potentials[at + label] = (bits >> label) & 1 ? Math.exp(scores[at + label]! - most) : 0;
  }
  const norms = room.float64(length);
  const forward = room.float64(length * LABELS);
  const backward = room.float64(length * LABELS);
  const [oo, ob, os] = [moves[O * LABELS + O]!, moves[O * LABELS + B]!, moves[O * LABELS + S]!];
  const [eo, eb, es] = [moves[E * LABELS + O]!, moves[E * LABELS + B]!, moves[E * LABELS + S]!];
  const [so, sb, ss] = [moves[S * LABELS + O]!, moves[S * LABELS + B]!, moves[S * LABELS + S]!];
  const [bi, be] = [moves[B * LABELS + I]!, moves[B * LABELS + E]!];
  const [ii, ie] = [moves[I * LABELS + I]!, moves[I * LABELS + E]!];
  // A sentence begins as if an item had just ended before it, whatever follows.
  let [o, b, i, e, s] = [1, 0, 0, 0, 0];
  for (let n = 0, at = 0; n < length; n += 1, at += LABELS) {
    const first = n === 0;
    const toO = (first ? 1 : o * oo + e * eo + s * so) * potentials[at + O]!;
    const toB = (first ? 1 : o * ob + e * eb + s * sb) * potentials[at + B]!;
    const toS = (first ? 1 : o * os + e * es + s * ss) * potentials[at + S]!;
    const toI = (first ? 0 : b * bi + i * ii) * potentials[at + I]!;
    const toE = (first ? 0 : b * be + i * ie) * potentials[at + E]!;
    const norm = toO + toB + toI + toE + toS || Number.MIN_VALUE;
    norms[n] = norm;
    o = toO / norm;
    b = toB / norm;
    i = toI / norm;
    e = toE / norm;
    s = toS / norm;
    forward[at + O] = o;
    forward[at + B] = b;
    forward[at + I] = i;
    forward[at + E] = e;
    forward[at + S] = s;
  }
  // No item is left open at the end.
  const whole = o + e + s || Number.MIN_VALUE;
  o = 1 / whole;
  b = 0;
  i = 0;
  e = o;
  s = o;
  for (let n = length - 1, at = n * LABELS; n >= 0; n -= 1, at -= LABELS) {
    backward[at + O] = o;
    backward[at + B] = b;
    backward[at + I] = i;
    backward[at + E] = e;
    backward[at + S] = s;
    const norm = norms[n]!;
    const fromO = (o * potentials[at + O]!) / norm;
    const fromB = (b * potentials[at + B]!) / norm;
    const fromI = (i * potentials[at + I]!) / norm;
    const fromE = (e * potentials[at + E]!) / norm;
    const fromS = (s * potentials[at + S]!) / norm;
    o = oo * fromO + ob * fromB + os * fromS;
    e = eo * fromO + eb * fromB + es * fromS;
    s = so * fromO + sb * fromB + ss * fromS;
    b = bi * fromI + be * fromE;
    i = ii * fromI + ie * fromE;
  }
  return { potentials, moves, norms, forward, backward };
}

const ALL = (1 << LABELS) - 1;
