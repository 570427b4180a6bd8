import {
  B,
  type Chain,
  E,
  emissions,
  I,
  LABELS,
  type Line,
  MAY,
  O,
  type Passes,
  passes,
  rowsOf,
  WIDTH,
} from '@luodi/domain/plan/item';
import type { GoldItem } from './gold.ts';

/** A sentence to learn from: its features and which labels its annotation allows. */
export interface Lesson {
  readonly rows: Int32Array;
  readonly allowed: Uint8Array;
}

/** What the annotation allows: an item its own labels, an optional one any, everything else outside. */
export function lesson(line: Line, items: readonly GoldItem[]): Lesson {
  const length = line.end - line.start;
  const allowed = new Uint8Array(length).fill(1 << O);
  for (const item of items) {
    const start = item.start - line.start;
    const end = item.end - line.start;
    if (end <= 0 || start >= length) continue;
    if (start < 0 || end > length || end - start < 2) {
      allowed.fill(15, Math.max(0, start), Math.min(length, end));
      continue;
    }
    if (item.optional) {
      for (let i = start; i < end; i += 1) allowed[i]! |= 15;
      continue;
    }
    for (let i = start; i < end; i += 1) allowed[i] = 1 << I;
    allowed[start] = 1 << B;
    allowed[end - 1] = 1 << E;
  }
  return { rows: rowsOf(line), allowed };
}

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
  /** Pull towards zero at each epoch. */
  readonly decay: number;
  /** Share of features left out of each sentence while learning. */
  readonly dropout: number;
  readonly seed: number;
}

/**
 * Fits a chain by AdaGrad on the likelihood of what the annotation allows (a partly labelled conditional random
 * field). Deterministic for a seed.
 * @source Lafferty, McCallum, Pereira (2001); Tsuboi et al. (2008) for partial labels; Duchi et al. (2011)
 */
export function fit(
  lessons: readonly Lesson[],
  { buckets, epochs, rate, decay, dropout, seed }: Fitting,
): Chain {
  const weights = new Float32Array(buckets * LABELS);
  const squares = new Float32Array(buckets * LABELS).fill(1e-2);
  const transitions = new Float32Array(LABELS * LABELS);
  const moves = new Float32Array(LABELS * LABELS).fill(1e-2);
  const chain: Chain = { weights, scale: 1, buckets, transitions };
  const draw = random(seed);
  const order = lessons.map((_, at) => at);
  const mask = buckets - 1;
  const sum = new Float64Array(buckets * LABELS);
  const sumMoves = new Float64Array(LABELS * LABELS);
  let counted = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(draw() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const which of order) {
      const { rows: whole, allowed } = lessons[which]!;
      const rows = dropout > 0 ? dropped(whole, dropout, draw) : whole;
      const scores = emissions(chain, rows);
      const free = passes(chain, scores, null);
      const bound = passes(chain, scores, allowed);
      const length = allowed.length;
      for (let i = 0; i < length; i += 1) {
        let most = 0;
        const gradient = [0, 0, 0, 0];
        for (let label = 0; label < LABELS; label += 1) {
          const at = i * LABELS + label;
          const expected = free.forward[at]! * free.backward[at]!;
          const wanted = bound.forward[at]! * bound.backward[at]!;
          gradient[label] = wanted - expected;
          most = Math.max(most, Math.abs(gradient[label]!));
        }
        if (most < 1e-4) continue;
        for (let f = i * WIDTH; f < (i + 1) * WIDTH; f += 1) {
          const hash = rows[f]!;
          if (hash === 0) {
            if (dropout > 0) continue;
            break;
          }
          const base = (hash & mask) * LABELS;
          for (let label = 0; label < LABELS; label += 1) {
            const g = gradient[label]!;
            if (g > -1e-5 && g < 1e-5) continue;
            squares[base + label]! += g * g;
            weights[base + label]! += (rate * g) / Math.sqrt(squares[base + label]!);
          }
        }
      }
      for (let i = 0; i + 1 < length; i += 1) {
        for (let a = 0; a < LABELS; a += 1) {
          for (let b = 0; b < LABELS; b += 1) {
            if (!MAY[a]![b]) continue;
            const g = pair(bound, i, a, b) - pair(free, i, a, b);
            if (g > -1e-4 && g < 1e-4) continue;
            moves[a * LABELS + b]! += g * g;
            transitions[a * LABELS + b]! += (rate * g) / Math.sqrt(moves[a * LABELS + b]!);
          }
        }
      }
    }
    const keep = 1 - decay;
    for (let at = 0; at < weights.length; at += 1) weights[at]! *= keep;
    // The mean of the later epochs is steadier than the last.
    if (epoch >= epochs / 2) {
      counted += 1;
      for (let at = 0; at < weights.length; at += 1) sum[at]! += weights[at]!;
      for (let at = 0; at < transitions.length; at += 1) sumMoves[at]! += transitions[at]!;
    }
  }
  for (let at = 0; at < weights.length; at += 1) weights[at] = sum[at]! / counted;
  for (let at = 0; at < transitions.length; at += 1) transitions[at] = sumMoves[at]! / counted;
  return chain;
}

/** The probability of a pair of labels at a character and the next. */
const pair = ({ forward, backward, potentials, moves, norms }: Passes, i: number, a: number, b: number) =>
  (forward[i * LABELS + a]! *
    moves[a * LABELS + b]! *
    potentials[(i + 1) * LABELS + b]! *
    backward[(i + 1) * LABELS + b]!) /
  norms[i + 1]!;

function dropped(rows: Int32Array, share: number, draw: () => number): Int32Array {
  const kept = rows.slice();
  const length = rows.length / WIDTH;
  // The same columns are left out along the whole sentence, so that no feature is learnt to be always there.
  for (let column = 1; column < WIDTH; column += 1) {
    if (draw() >= share) continue;
    for (let i = 0; i < length; i += 1) if (kept[i * WIDTH + column] !== 0) kept[i * WIDTH + column] = 1;
  }
  return kept;
}
