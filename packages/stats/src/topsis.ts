/**
 * TOPSIS: the nearness to the ideal, the distance from the worst point over the distances from worst and best. Best
 * and worst of each child are of the units compared, after weighting; a missing value drops out of both distances. No score where all
 * units are the same.
 * @param rows the units compared with each other
 * @source Hwang and Yoon (1981), Multiple attribute decision making, ch. III
 */
export function topsis(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  rows: ArrayLike<number>,
  out: Float64Array,
): void {
  let total = 0;
  for (let k = 0; k < columns.length; k += 1) total += weights[k]!;
  const best = new Float64Array(rows.length);
  const worst = new Float64Array(rows.length);
  for (let k = 0; k < columns.length; k += 1) {
    const column = columns[k]!;
    const w = weights[k]! / total;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < rows.length; i += 1) {
      const x = column[rows[i]!]!;
      if (x < low) low = x;
      if (x > high) high = x;
    }
    for (let i = 0; i < rows.length; i += 1) {
      const x = column[rows[i]!]!;
      if (x !== x) continue;
      best[i] = best[i]! + (w * ((w < 0 ? low : high) - x)) ** 2;
      worst[i] = worst[i]! + (w * (x - (w < 0 ? high : low))) ** 2;
    }
  }
  for (let i = 0; i < rows.length; i += 1) {
    const near = Math.sqrt(worst[i]!);
    out[rows[i]!] = near / (near + Math.sqrt(best[i]!));
  }
}
