/** A linear programme: the largest Σ objective·x over x ≥ 0 with each row Σ coefficients·x ≤ limit. */
export interface LinearProgramme {
  readonly objective: readonly number[];
  readonly rows: readonly { readonly coefficients: readonly number[]; readonly limit: number }[];
}

/** Solves a linear programme; the values of x. Throws where there is none. */
export type Solver = (programme: LinearProgramme) => readonly number[];

/** Each unit's score by the weights that favour it most, and those weights. */
export interface Doubt {
  readonly scores: Float64Array;
  /** For each unit a weight for each child; 0 where the unit's value is missing. */
  readonly weights: readonly Float64Array[];
}

/**
 * The benefit of the doubt: each unit is scored by the weights that favour it most, such that no unit scores above 1
 * with them. A missing value takes no part; a unit without any value, or of zeros only, has the score NaN.
 * @param columns of values from 0 up, one for each child
 * @param solve a solver of linear programmes, passed in
 * @param least the least share of a unit's score that each present child must make up, 0 up to 1 / children
 * @throws RangeError at a negative value
 * @example doubt([[1, 2]], ({ rows }) => [Math.min(...rows.map((row) => row.limit / row.coefficients[0]))]).scores[0] // → 0.5
 * @source Cherchye, Moesen, Rogge, Van Puyenbroeck (2007), Social Indicators Research 82; OECD/JRC (2008), step 6
 */
export function doubt(columns: readonly ArrayLike<number>[], solve: Solver, least = 0): Doubt {
  const units = columns[0]?.length ?? 0;
  for (const column of columns)
    for (let i = 0; i < units; i += 1)
      if (column[i]! < 0)
        throw new RangeError(`the benefit of the doubt needs values from 0 up: ${column[i]}`);
  const scores = new Float64Array(units).fill(Number.NaN);
  const weights = Array.from({ length: units }, (_, i) => {
    const own = new Float64Array(columns.length);
    const has = columns.flatMap((column, k) => (column[i] === column[i] ? [k] : []));
    if (!has.some((k) => columns[k]![i]! > 0)) return own;
    const at = (row: number) =>
      has.map((k) => (columns[k]![row] === columns[k]![row] ? columns[k]![row]! : 0));
    const mine = at(i);
    const rows = Array.from({ length: units }, (_, j) => ({ coefficients: at(j), limit: 1 }));
    if (least > 0) {
      // least · Σ w·y − w_k·y_k ≤ 0
      for (let k = 0; k < has.length; k += 1)
        rows.push({ coefficients: mine.map((y, j) => least * y - (j === k ? y : 0)), limit: 0 });
    }
    const found = solve({ objective: mine, rows });
    let score = 0;
    for (const [j, k] of has.entries()) {
      own[k] = found[j]!;
      score += found[j]! * mine[j]!;
    }
    scores[i] = score;
    return own;
  });
  return { scores, weights };
}
