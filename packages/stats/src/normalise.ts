import { deviation, maximum, mean, minimum } from './describe.ts';
import { rank, type Ties } from './rank.ts';

/** How a column is brought to a common scale; the column comes with its direction applied. */
export type Normalisation =
  | { readonly method: 'none' }
  | { readonly method: 'minmax'; readonly range: readonly [number, number] }
  | { readonly method: 'zscore'; readonly mean: number; readonly sd: number }
  | { readonly method: 'rank' | 'percentile' | 'borda'; readonly ties: Ties }
  | { readonly method: 'distance-to-target'; readonly target: number; readonly cap: boolean }
  | { readonly method: 'distance-to-max' | 'fraction-of-max' }
  | {
      readonly method: 'distance-to-reference';
      readonly reference: number;
      /** The minimum, where it is of more than this column. */
      readonly least?: number;
    }
  | { readonly method: 'goalposts'; readonly lower: number; readonly upper: number; readonly scale: number };

/**
 * Brings a column to a common scale; missing values stay missing. Minimum, maximum, mean, deviation (n − 1) and ranks
 * are of the values present. A column without spread gives no value where its spread is divided by.
 * Cost: linear; ranks n log n.
 * @source OECD/JRC (2008), Handbook on constructing composite indicators, step 5; COINr, normalisation
 * @example Array.from(normalise([1, 2, 3], { method: 'minmax', range: [0, 100] })) // → [0, 50, 100]
 * @example Array.from(normalise([10, 20, NaN], { method: 'borda', ties: 'min' })) // → [0, 1, NaN]
 */
export function normalise(column: ArrayLike<number>, how: Normalisation): Float64Array {
  switch (how.method) {
    case 'none':
      return Float64Array.from(column);
    case 'minmax': {
      const least = minimum(column);
      const spread = maximum(column) - least;
      const [low, high] = how.range;
      return map(column, (x) => ((x - least) / spread) * (high - low) + low);
    }
    case 'zscore': {
      const centre = mean(column);
      const sd = deviation(column);
      return map(column, (x) => ((x - centre) / sd) * how.sd + how.mean);
    }
    case 'rank':
      return rank(column, how.ties);
    case 'percentile': {
      const ranks = rank(column, how.ties);
      let n = 0;
      for (const one of ranks) if (one === one) n += 1;
      return map(ranks, (x) => (x - 1) / (n - 1));
    }
    case 'borda':
      return map(rank(column, how.ties), (x) => x - 1);
    case 'distance-to-target': {
      const least = minimum(column);
      return map(column, (x) => {
        const share = (x - least) / (how.target - least);
        return how.cap && share > 1 ? 1 : share;
      });
    }
    case 'distance-to-max': {
      const least = minimum(column);
      const most = maximum(column);
      return map(column, (x) => 1 - (most - x) / (most - least));
    }
    case 'distance-to-reference': {
      const least = how.least ?? minimum(column);
      return map(column, (x) => 1 - (how.reference - x) / (how.reference - least));
    }
    case 'fraction-of-max': {
      const most = maximum(column);
      return map(column, (x) => x / most);
    }
    case 'goalposts': {
      const { lower, upper, scale } = how;
      return map(column, (x) => {
        const share = (x - lower) / (upper - lower);
        return Math.min(1, Math.max(0, share)) * scale;
      });
    }
  }
}

const map = (column: ArrayLike<number>, f: (x: number) => number): Float64Array => {
  const out = new Float64Array(column.length);
  for (let i = 0; i < out.length; i += 1) {
    const value = f(column[i]!);
    // Division by no spread is no value, not infinity.
    out[i] = Number.isFinite(value) ? value : Number.NaN;
  }
  return out;
};
