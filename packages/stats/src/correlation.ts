import { mean } from './describe.ts';
import { rank } from './rank.ts';

/** The values of two columns where both are present. */
function pairs(a: ArrayLike<number>, b: ArrayLike<number>): readonly [Float64Array, Float64Array] {
  const x = new Float64Array(a.length);
  const y = new Float64Array(a.length);
  let n = 0;
  for (let i = 0; i < a.length; i += 1) {
    if (a[i] !== a[i] || b[i] !== b[i]) continue;
    x[n] = a[i]!;
    y[n] = b[i]!;
    n += 1;
  }
  return [x.subarray(0, n), y.subarray(0, n)];
}

/**
 * Pearson's correlation over the pairs both have; NaN where one does not vary.
 * @example correlation([1, 2, 3], [2, 4, 6]) // → 1
 */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = pairs(a, b);
  const mx = mean(x);
  const my = mean(y);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i += 1) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += (x[i]! - mx) ** 2;
    yy += (y[i]! - my) ** 2;
  }
  return xx > 0 && yy > 0 ? Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy))) : Number.NaN;
}

/**
 * Spearman's rank correlation (ties by their mean) over the pairs both have.
 * @source Spearman (1904), American Journal of Psychology 15
 * @example spearman([1, 2, 3], [1, 4, 9]) // → 1
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = pairs(a, b);
  return correlation(rank(x, 'average'), rank(y, 'average'));
}

/**
 * Kendall's tau-b over the pairs both have; NaN where one does not vary. Cost: n².
 * @source Kendall (1945), Biometrika 33
 * @example kendall([1, 2, 3], [1, 3, 2]) // → 0.3333333333333333
 */
export function kendall(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [x, y] = pairs(a, b);
  let sum = 0;
  let inX = 0;
  let inY = 0;
  for (let i = 0; i < x.length; i += 1) {
    for (let j = i + 1; j < x.length; j += 1) {
      const dx = Math.sign(x[i]! - x[j]!);
      const dy = Math.sign(y[i]! - y[j]!);
      sum += dx * dy;
      inX += dx * dx;
      inY += dy * dy;
    }
  }
  return inX > 0 && inY > 0 ? sum / Math.sqrt(inX * inY) : Number.NaN;
}
