import { kurtosis, maximum, minimum, skewness } from './describe.ts';

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

/** The shape of a column against its thresholds. A column too short to have a shape passes. */
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
 * `box-cox` is (y^λ − 1)/λ, ln y for λ = 0, of y = x, shifted to start at 1 where x is not positive.
 * @source COINr: log_CT, log_CT_plus, boxcox
 */
export function transform(column: ArrayLike<number>, how: Transform, lambda = 0): Float64Array {
  const least = minimum(column);
  const most = maximum(column);
  const edge = 0.01 * (most - least);
  const each = (f: (x: number) => number) => Float64Array.from(column, f);
  if (how === 'box-cox') {
    const shift = least <= 0 ? 1 - least : 0;
    return each((x) => (lambda === 0 ? Math.log(x + shift) : ((x + shift) ** lambda - 1) / lambda));
  }
  if (how === 'log' || skewness(column) > 0) return each((x) => Math.log(x - least + edge));
  return each((x) => -Math.log(most + edge - x));
}
