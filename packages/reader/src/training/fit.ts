import {
  B,
  type Chain,
  E,
  I,
  LABELS,
  type Line,
  MAY,
  O,
  type Passes,
  passes,
  rowsOf,
  S,
  WIDTH,
} from '@luodi/domain/plan/item';
import type { GoldItem } from './gold.ts';
import { tableOf } from './table.ts';
import type { Kept } from './vocabulary.ts';

/** A sentence to learn from: its features and which labels its annotation allows. */
export interface Lesson {
  readonly rows: Int32Array;
  readonly allowed: Uint8Array;
}

/** What the annotation allows: an item its own labels, an optional one any, everything else outside. */
export function lesson(line: Line, items: readonly GoldItem[]): Lesson {
  const { length, starts, ends } = line.words;
  const allowed = new Uint8Array(length).fill(1 << O);
  for (const item of items) {
    if (item.end <= line.start || item.start >= line.end) continue;
    const first = ends.findIndex((end) => end > item.start);
    const last = starts.findLastIndex((start) => start < item.end);
    if (first < 0 || last < first) continue;
    const cut = item.start < line.start || item.end > line.end;
    if (item.optional || cut || allowed.subarray(first, last + 1).some((bits) => bits !== 1 << O)) {
      allowed.fill(ANY, first, last + 1);
      continue;
    }
    allowed.fill(1 << I, first, last + 1);
    allowed[first] = first === last ? 1 << S : 1 << B;
    if (last > first) allowed[last] = 1 << E;
  }
  return { rows: rowsOf(line), allowed };
}

const ANY = (1 << LABELS) - 1;

/** Seeded numbers, 0 ≤ x < 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Fitting {
  readonly buckets: number;
  readonly epochs: number;
  readonly rate: number;
  /** Share of features left out of each sentence while learning. */
  readonly dropout: number;
  readonly seed: number;
}

/** What is learnt so well that its gradient is below this rests for some epochs. */
export const EASY = 0.02;
export const REST = 2;

/** The features of a sentence that are kept, word after word. */
interface Sparse {
  readonly ids: Int32Array;
  /** Where each word's begin; one longer than the words. */
  readonly from: Int32Array;
}

/**
 * Fits a chain by AdaGrad on the likelihood of what the annotation allows (a partly labelled conditional random
 * field). Deterministic for a seed.
 * @source Lafferty, McCallum, Pereira (2001); Tsuboi et al. (2008) for partial labels; Duchi et al. (2011)
 */
export function fit(
  lessons: readonly Lesson[],
  { hashes, numbers }: Kept,
  { buckets, epochs, rate, dropout, seed }: Fitting,
): Chain {
  const size = hashes.length * LABELS;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-2);
  const sum = new Float32Array(size);
  const transitions = new Float32Array(LABELS * LABELS);
  const moves = new Float32Array(LABELS * LABELS).fill(1e-2);
  const sumMoves = new Float64Array(LABELS * LABELS);
  const draw = random(seed);
  const order = lessons.map((_, at) => at);
  const sparse = lessons.map(({ rows }) => sparseOf(rows, numbers));
  const rests = new Uint8Array(lessons.length);
  const gradient = new Float64Array(LABELS);
  const share = Math.round(dropout * 256);
  let counted = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(draw() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const which of order) {
      const salt = Math.floor(draw() * 0x7fffffff);
      if (rests[which]! > 0) {
        rests[which]! -= 1;
        continue;
      }
      const { allowed } = lessons[which]!;
      const { ids, from } = sparse[which]!;
      const length = allowed.length;
      const scores = new Float64Array(length * LABELS);
      for (let i = 0; i < length; i += 1) {
        const at = i * LABELS;
        for (let f = from[i]!; f < from[i + 1]!; f += 1) {
          if (isDropped(ids[f]!, salt, share)) continue;
          const base = ids[f]! * LABELS;
          for (let label = 0; label < LABELS; label += 1) scores[at + label]! += weights[base + label]!;
        }
      }
      const free = passes(transitions, scores, null);
      const bound = passes(transitions, scores, allowed);
      let worst = 0;
      for (let i = 0; i < length; i += 1) {
        let most = 0;
        for (let label = 0; label < LABELS; label += 1) {
          const at = i * LABELS + label;
          const g = bound.forward[at]! * bound.backward[at]! - free.forward[at]! * free.backward[at]!;
          gradient[label] = g;
          most = Math.max(most, Math.abs(g));
        }
        worst = Math.max(worst, most);
        if (most < 1e-3) continue;
        for (let f = from[i]!; f < from[i + 1]!; f += 1) {
          if (isDropped(ids[f]!, salt, share)) continue;
          const base = ids[f]! * LABELS;
          for (let label = 0; label < LABELS; label += 1) {
            const g = gradient[label]!;
            if (g > -1e-4 && g < 1e-4) continue;
            squares[base + label]! += g * g;
            weights[base + label]! += (rate * g) / Math.sqrt(squares[base + label]!);
          }
        }
      }
      if (worst < EASY) {
        rests[which] = REST;
        continue;
      }
      for (let i = 0; i + 1 < length; i += 1) {
        for (let a = 0; a < LABELS; a += 1) {
          for (let b = 0; b < LABELS; b += 1) {
            if (!MAY[a]![b]) continue;
            const g = pair(bound, i, a, b) - pair(free, i, a, b);
            if (g > -1e-3 && g < 1e-3) continue;
            moves[a * LABELS + b]! += g * g;
            transitions[a * LABELS + b]! += (rate * g) / Math.sqrt(moves[a * LABELS + b]!);
          }
        }
      }
    }
    // The mean of the later epochs is steadier than the last.
    if (epoch >= epochs / 2) {
      counted += 1;
      for (let at = 0; at < size; at += 1) sum[at]! += weights[at]!;
      for (let at = 0; at < transitions.length; at += 1) sumMoves[at]! += transitions[at]!;
    }
  }
  for (let at = 0; at < size; at += 1) weights[at] = sum[at]! / counted;
  for (let at = 0; at < transitions.length; at += 1) transitions[at] = sumMoves[at]! / counted;
  return { table: tableOf(hashes, weights, LABELS, buckets), transitions };
}

/** The same features are left out along the whole sentence, so that none is learnt to be always there. */
const isDropped = (id: number, salt: number, share: number): boolean =>
  share > 0 && Math.imul(id ^ salt, 0x9e3779b1) >>> 24 < share;

function sparseOf(rows: Int32Array, numbers: Int32Array): Sparse {
  const length = rows.length / WIDTH;
  const from = new Int32Array(length + 1);
  const ids = new Int32Array(rows.length);
  let count = 0;
  for (let i = 0; i < length; i += 1) {
    for (let f = i * WIDTH; f < (i + 1) * WIDTH; f += 1) {
      const number = numbers[rows[f]!]!;
      if (number < 0) continue;
      ids[count] = number;
      count += 1;
    }
    from[i + 1] = count;
  }
  return { ids: ids.slice(0, count), from };
}

/** The probability of a pair of labels at a word and the next. */
const pair = ({ forward, backward, potentials, moves, norms }: Passes, i: number, a: number, b: number) =>
  (forward[i * LABELS + a]! *
    moves[a * LABELS + b]! *
    potentials[(i + 1) * LABELS + b]! *
    backward[(i + 1) * LABELS + b]!) /
  norms[i + 1]!;
