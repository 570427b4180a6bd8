import { correlation } from './correlation.ts';
import { deviation } from './describe.ts';
import { shares } from './shares.ts';

/**
 * CRITIC weights: the standard deviation (n − 1) times the conflict with the other indicators, Σ(1 − r). A column that
 * does not vary weighs 0 and is in conflict with none.
 * @source Diakoulaki, Mavrotas, Papayannakis (1995), Computers & Operations Research 22
 * @example Array.from(critic([[0, 1], [1, 0]])) // → [0.5, 0.5]
 */
export function critic(columns: readonly ArrayLike<number>[]): Float64Array {
  return shares(
    columns.map((column, own) => {
      const spread = deviation(column);
      if (!(spread > 0)) return 0;
      let conflict = 0;
      for (let k = 0; k < columns.length; k += 1) {
        const r = k === own ? 1 : correlation(column, columns[k]!);
        if (r === r) conflict += 1 - r;
      }
      return spread * conflict;
    }),
  );
}
