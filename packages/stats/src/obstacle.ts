/**
 * The obstacle degree (障碍度) of each indicator: its share in what a unit lacks, F·(1 − x) / ΣF·(1 − x), F its
 * effective weight. The degrees add up to 1; all 0 where nothing is lacking. A missing value takes no part.
 * @param values of one unit, 0–1, 1 best
 * @param weights the effective weight of each indicator
 * @throws RangeError at a value outside 0–1
 * @source Lei Xunping et al. (2016), 长江流域资源与环境 25(6); after Chen Mingxing et al. (2009), 地理学报 64(4)
 * @example obstacles([0.5, 1, 0], [1, 1, 1]).map((x) => x.toFixed(3)) // → ['0.333', '0.000', '0.667']
 */
export function obstacles(values: ArrayLike<number>, weights: ArrayLike<number>): number[] {
  const lacks = Array.from(values, (x, k) => {
    if (x < 0 || x > 1) throw new RangeError(`obstacle degrees need values from 0 to 1: ${x}`);
    return x === x ? weights[k]! * (1 - x) : 0;
  });
  const total = lacks.reduce((sum, x) => sum + x, 0);
  return lacks.map((x) => (total > 0 ? x / total : 0));
}
