import { correlation } from './correlation.ts';
import { eigen } from './eigen.ts';

/**
 * Weights by the first principal component of the correlation matrix: its loadings, the sign chosen so that their sum
 * is positive. A loading against the others is negative and is returned so: it says the indicator does not belong. A
 * column that does not vary weighs 0; a pair is correlated over the units both have.
 * @source OECD/JRC (2008), Handbook, step 6; R, prcomp(scale. = TRUE); COINr, get_PCA
 * @example Array.from(pca([[1, 2, 3], [1, 2, 3]]), (w) => w.toFixed(4)) // → ['0.7071', '0.7071']
 */
export function pca(columns: readonly ArrayLike<number>[]): Float64Array {
  const matrix = columns.map((a, i) =>
    columns.map((b, j) => {
      const r = correlation(a, b);
      return r === r ? (i === j ? 1 : r) : 0;
    }),
  );
  const first = eigen(matrix).vectors[0]!;
  const sum = first.reduce((total, x) => total + x, 0);
  return sum < 0 ? first.map((x) => -x) : first;
}
