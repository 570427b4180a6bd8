import type { Table } from '@luodi/domain/plan/item';
import { EASY, REST, random } from './fit.ts';
import { tableOf } from './table.ts';
import { kept, vocabulary } from './vocabulary.ts';

/** A segment to learn from: its features and the share of each class that it deserves. */
export interface Case {
  readonly hashes: Int32Array;
  readonly target: Float64Array;
}

export interface Judging {
  readonly buckets: number;
  readonly epochs: number;
  readonly rate: number;
  /** The mean of several fits is steadier than one. */
  readonly seeds: readonly number[];
}

/** Multinomial logistic regression by AdaGrad, averaged over the later epochs and over seeds. Deterministic. */
export function fitJudge(cases: readonly Case[], { buckets, epochs, rate, seeds }: Judging): Table {
  const n = cases[0]?.target.length ?? 2;
  const rows = cases.map((one) => one.hashes.slice());
  const { hashes, numbers } = kept(vocabulary([rows]), [0]);
  const known = rows.map((row) => row.map((id) => numbers[id]!).filter((id) => id >= 0));
  const size = hashes.length * n;
  const sum = new Float32Array(size);
  let counted = 0;
  for (const seed of seeds) {
    const weights = new Float32Array(size);
    const squares = new Float32Array(size).fill(1e-2);
    const order = cases.map((_, at) => at);
    const rests = new Uint8Array(cases.length);
    const draw = random(seed);
    const scores = new Float64Array(n);
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      for (let at = order.length - 1; at > 0; at -= 1) {
        const other = Math.floor(draw() * (at + 1));
        [order[at], order[other]] = [order[other]!, order[at]!];
      }
      for (const which of order) {
        if (rests[which]! > 0) {
          rests[which]! -= 1;
          continue;
        }
        const { target } = cases[which]!;
        const ids = known[which]!;
        scores.fill(0);
        for (const id of ids) for (let c = 0; c < n; c += 1) scores[c]! += weights[id * n + c]!;
        let most = scores[0]!;
        for (let c = 1; c < n; c += 1) most = Math.max(most, scores[c]!);
        let total = 0;
        for (let c = 0; c < n; c += 1) {
          scores[c] = Math.exp(scores[c]! - most);
          total += scores[c]!;
        }
        let worst = 0;
        for (let c = 0; c < n; c += 1) {
          scores[c] = target[c]! - scores[c]! / total;
          worst = Math.max(worst, Math.abs(scores[c]!));
        }
        if (worst < EASY) rests[which] = REST;
        for (const id of ids) {
          for (let c = 0; c < n; c += 1) {
            const g = scores[c]!;
            if (g > -1e-3 && g < 1e-3) continue;
            const at = id * n + c;
            squares[at]! += g * g;
            weights[at]! += (rate * g) / Math.sqrt(squares[at]!);
          }
        }
      }
      if (epoch >= epochs / 2) {
        counted += 1;
        for (let at = 0; at < size; at += 1) sum[at]! += weights[at]!;
      }
    }
  }
  for (let at = 0; at < size; at += 1) sum[at]! /= counted;
  return tableOf(hashes, sum, n, buckets);
}
