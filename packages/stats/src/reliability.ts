import { correlation } from './correlation.ts';
import { deviation } from './describe.ts';
import { eigen } from './eigen.ts';

/**
 * Cronbach's alpha of columns meant to measure one thing, over the units that have all of them; NaN for fewer than two
 * columns or without variance.
 * @source Cronbach (1951), Psychometrika 16
 * @example cronbach([[1, 2, 3], [1, 2, 3]]) // → 1
 */
export function cronbach(columns: readonly ArrayLike<number>[]): number {
  const k = columns.length;
  const rows: number[] = [];
  for (let i = 0; i < (columns[0]?.length ?? 0); i += 1)
    if (columns.every((column) => column[i] === column[i])) rows.push(i);
  if (k < 2 || rows.length < 2) return Number.NaN;
  const variance = (values: number[]) => deviation(values) ** 2;
  const parts = columns.reduce((sum, column) => sum + variance(rows.map((i) => column[i]!)), 0);
  const whole = variance(rows.map((i) => columns.reduce((sum, column) => sum + column[i]!, 0)));
  return whole > 0 ? (k / (k - 1)) * (1 - parts / whole) : Number.NaN;
}

/** How far columns repeat each other. */
export interface Collinearity {
  /** Variance inflation of each column, 1 / (1 − R²); above 10 it is nearly made of the others. */
  readonly inflation: readonly number[];
  /** √(largest / smallest eigenvalue) of the correlation matrix; above 30 some are nearly redundant. */
  readonly condition: number;
}

/**
 * Collinearity of columns, from the eigenvalues of their correlation matrix (pairwise over the units both have).
 * @source Belsley, Kuh, Welsch (1980), Regression diagnostics, ch. 3
 * @example collinearity([[1, 2, 3, 4], [1, -1, -1, 1]]).inflation // → [1, 1]
 */
export function collinearity(columns: readonly ArrayLike<number>[]): Collinearity {
  const matrix = columns.map((a, i) =>
    columns.map((b, j) => {
      const r = i === j ? 1 : correlation(a, b);
      return r === r ? r : 0;
    }),
  );
  const { values, vectors } = eigen(matrix);
  const floor = 1e-12;
  const inflation = columns.map((_, i) =>
    vectors.reduce((sum, vector, k) => sum + vector[i]! ** 2 / Math.max(values[k]!, floor), 0),
  );
  return { inflation, condition: Math.sqrt(values[0]! / Math.max(values.at(-1)!, floor)) };
}
