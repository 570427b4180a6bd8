import { shares } from './shares.ts';

/**
 * Entropy weights (熵权): an indicator that differs more between units says more. Weight d_j / Σd, d_j = 1 − e_j,
 * e_j = −Σ p ln p / ln n, p = x / Σx over the n units present. A column of zeros or of one unit says nothing: d = 0.
 * @param columns of values from 0 up; missing values are left out of their column
 * @throws RangeError at a negative value
 * @source Shannon (1948), Bell System Technical Journal 27; Zeleny (1982), Multiple criteria decision making, ch. 7
 * @example Array.from(entropy([[1, 1], [0, 2]])) // → [0, 1]
 */
export function entropy(columns: readonly ArrayLike<number>[]): Float64Array {
  return shares(
    columns.map((column) => {
      let total = 0;
      let n = 0;
      for (let i = 0; i < column.length; i += 1) {
        const x = column[i]!;
        if (x !== x) continue;
        if (x < 0) throw new RangeError(`entropy weights need values from 0 up: ${x}`);
        total += x;
        n += 1;
      }
      // 1 − e as Σ p ln(n·p) / ln n, which loses no digits where e is near 1.
      let sum = 0;
      for (let i = 0; i < column.length; i += 1) {
        const share = column[i]! / total;
        if (share > 0) sum += share * Math.log(share * n);
      }
      return n > 1 && total > 0 ? Math.max(0, sum / Math.log(n)) : 0;
    }),
  );
}
