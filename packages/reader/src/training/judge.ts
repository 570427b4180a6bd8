import type { Judge } from '@luodi/domain/plan/item';
import { random } from './fit.ts';

/** A segment to learn from: its features and the share of each class that it deserves. */
export interface Case {
  readonly hashes: Int32Array;
  readonly target: Float64Array;
}

/** Multinomial logistic regression by AdaGrad, averaged over the later epochs. Deterministic for a seed. */
export function fitJudge(
  cases: readonly Case[],
  {
    buckets,
    epochs,
    rate,
    decay,
    seed,
  }: { buckets: number; epochs: number; rate: number; decay: number; seed: number },
): Judge {
  const n = cases[0]?.target.length ?? 2;
  const weights = new Float32Array(buckets * n);
  const squares = new Float32Array(buckets * n).fill(1e-2);
  const sum = new Float64Array(buckets * n);
  const mask = buckets - 1;
  const order = cases.map((_, at) => at);
  const draw = random(seed);
  const scores = new Float64Array(n);
  let counted = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(draw() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (const which of order) {
      const { hashes, target } = cases[which]!;
      scores.fill(0);
      for (const hash of hashes) {
        const at = (hash & mask) * n;
        for (let c = 0; c < n; c += 1) scores[c]! += weights[at + c]!;
      }
      const most = Math.max(...scores);
      let total = 0;
      for (let c = 0; c < n; c += 1) {
        scores[c] = Math.exp(scores[c]! - most);
        total += scores[c]!;
      }
      for (let c = 0; c < n; c += 1) scores[c] = target[c]! - scores[c]! / total;
      for (const hash of hashes) {
        const at = (hash & mask) * n;
        for (let c = 0; c < n; c += 1) {
          const g = scores[c]!;
          if (g > -1e-4 && g < 1e-4) continue;
          squares[at + c]! += g * g;
          weights[at + c]! += (rate * g) / Math.sqrt(squares[at + c]!);
        }
      }
    }
    if (decay > 0) for (let at = 0; at < weights.length; at += 1) weights[at]! *= 1 - decay;
    if (epoch >= epochs / 2) {
      counted += 1;
      for (let at = 0; at < weights.length; at += 1) sum[at]! += weights[at]!;
    }
  }
  for (let at = 0; at < weights.length; at += 1) weights[at] = sum[at]! / counted;
  return { weights, scale: 1, classes: n, buckets };
}
