import { kurtosis, maximum, mean, minimum, present, skewness } from './describe.ts';

/** The shape a column must keep: it passes when |skew| or kurtosis is below its threshold. */
export interface Shape {
  readonly skew: number;
  readonly kurtosis: number;
}

/** What a column's shape is, and whether it passes. */
export interface Check {
  readonly pass: boolean;
  readonly skew: number;
  readonly kurtosis: number;
}

/**
 * The shape of a column against its thresholds. A column too short to have a shape, or without spread, passes.
 * @example check([1, 2, 3, 4, 5, 6, 7, 8, 9, 500], { skew: 2, kurtosis: 3.5 }).pass // → false
 */
export function check(column: ArrayLike<number>, shape: Shape): Check {
  const skew = skewness(column);
  const kurt = kurtosis(column);
  const pass = !(Math.abs(skew) >= shape.skew && kurt >= shape.kurtosis);
  return { pass, skew, kurtosis: kurt };
}

/**
 * Moves the extreme cells to the next distinct value, on the top where the skew is not negative, else on the bottom,
 * while the column fails and fewer than `most` cells have been moved; cells tied at the extreme move together.
 * @source Saisana and Saltelli; COINr, data treatment
 * @returns the column and how many cells were moved
 * @example winsorise([1, 2, 3, 4, 5, 6, 7, 8, 9, 500], { skew: 2, kurtosis: 3.5 }, 5).moved // → 1
 */
export function winsorise(
  column: ArrayLike<number>,
  shape: Shape,
  most: number,
): { readonly column: Float64Array; readonly moved: number } {
  const x = Float64Array.from(column);
  const moved = new Set<number>();
  for (let now = check(x, shape); !now.pass && moved.size < most; now = check(x, shape)) {
    const top = now.skew >= 0;
    const extreme = top ? maximum(x) : minimum(x);
    let next = Number.NaN;
    for (const value of x) {
      if (value !== value || value === extreme) continue;
      if (next !== next || (top ? value > next : value < next)) next = value;
    }
    if (next !== next) break;
    for (let i = 0; i < x.length; i += 1) {
      if (x[i] !== extreme) continue;
      x[i] = next;
      moved.add(i);
    }
  }
  return { column: x, moved: moved.size };
}

/** The transforms that tame a tail. */
export type Transform = 'log' | 'log-plus' | 'box-cox';

/**
 * Transforms a column that winsorising could not tame.
 * `log` is ln(x − min + 0.01·range); `log-plus` the same where the skew is positive, else −ln(max + 0.01·range − x);
 * `box-cox` is (y^λ − 1)/λ, ln y for λ = 0, of y = x − min + 1.
 * @param lambda of Box–Cox; the most likely one where it is not given
 * @source COINr: log_CT, log_CT_plus, boxcox; Box and Cox (1964), J. R. Statist. Soc. B 26
 * @example Array.from(transform([0, 3], 'box-cox', 2)) // → [0, 7.5]
 */
export function transform(column: ArrayLike<number>, how: Transform, lambda?: number): Float64Array {
  const least = minimum(column);
  const most = maximum(column);
  const edge = 0.01 * (most - least);
  const each = (f: (x: number) => number) => Float64Array.from(column, f);
  if (how === 'box-cox') {
    const y = each((x) => x - least + 1);
    const power = lambda ?? likeliest(y);
    return y.map((x) => boxCox(x, power));
  }
  if (how === 'log' || skewness(column) > 0) return each((x) => Math.log(x - least + edge));
  return each((x) => -Math.log(most + edge - x));
}

const boxCox = (y: number, lambda: number): number =>
  lambda === 0 ? Math.log(y) : (y ** lambda - 1) / lambda;

/**
 * The λ from −2 to 2 under which positive values are most likely normal, by golden section.
 * @source Box and Cox (1964): −n/2·ln(Σ(z − z̄)²/n) + (λ − 1)·Σ ln y
 * @example Math.abs(likeliest([1, 2, 4, 8, 16])) < 1e-4 // → true
 */
export function likeliest(values: ArrayLike<number>): number {
  const y = present(values);
  const logs = y.reduce((sum, x) => sum + Math.log(x), 0);
  const likelihood = (lambda: number) => {
    const z = y.map((x) => boxCox(x, lambda));
    const centre = mean(z);
    const square = z.reduce((sum, x) => sum + (x - centre) ** 2, 0);
    return (-y.length / 2) * Math.log(square / y.length) + (lambda - 1) * logs;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = -2;
  let high = 2;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let atLeft = likelihood(left);
  let atRight = likelihood(right);
  while (high - low > 1e-9) {
    if (atLeft > atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - golden * (high - low);
      atLeft = likelihood(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + golden * (high - low);
      atRight = likelihood(right);
    }
  }
  return (low + high) / 2;
}
