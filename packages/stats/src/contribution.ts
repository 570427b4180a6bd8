import { type Aggregation, aggregate } from './aggregate.ts';
import { shapley } from './shapley.ts';

/**
 * How a node's score of one unit splits into its children; the parts add up to the score, a missing child has 0. An
 * arithmetic mean splits into its weighted values, a geometric one by shares of the logarithm, any other by Shapley
 * values, a set of children being worth the score it gives alone times its share of the weight (of an arithmetic mean
 * these values are the weighted ones).
 * @param columns one for each child; the other units matter for Copeland and TOPSIS
 * @param rows the units compared with each other, `unit` among them
 * @source Shapley (1953); OECD/JRC (2008), Handbook, step 8, decomposition
 * @example contributions([[10], [30]], [1, 1], 'arithmetic', 0) // → [5, 15]
 * @example contributions([[2], [8]], [1, 1], 'geometric', 0) // → [1, 3]
 * @example contributions([[1], [3]], [1, 1], 'harmonic', 0) // → [0.25, 1.25]
 */
export function contributions(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  how: Aggregation,
  unit: number,
  { power = 1, rows }: { readonly power?: number; readonly rows?: readonly number[] } = {},
): number[] {
  const values = columns.map((column) => column[unit]!);
  const has = values.map((x) => x === x);
  let total = 0;
  for (let k = 0; k < values.length; k += 1) if (has[k]) total += weights[k]!;
  if (how === 'arithmetic') return values.map((x, k) => (has[k] ? (weights[k]! * x) / total : 0));
  if (how === 'geometric') {
    const logs = values.map((x, k) => (has[k] ? (weights[k]! * Math.log(x)) / total : 0));
    const whole = logs.reduce((sum, x) => sum + x, 0);
    const size = logs.reduce((sum, x) => sum + Math.abs(x), 0);
    // A score near 1 has a logarithm near 0, whose shares say nothing.
    if (Math.abs(whole) > 1e-3 * size) return logs.map((x) => (Math.exp(whole) * x) / whole);
  }
  const alone = how !== 'copeland' && how !== 'topsis';
  const among = alone ? [unit] : (rows ?? Array.from({ length: columns[0]!.length }, (_, i) => i));
  const own = among.indexOf(unit);
  const table = columns.map((column) => Float64Array.from(among, (row) => column[row]!));
  const players = values.flatMap((_, k) => (has[k] ? [k] : []));
  const parts = shapley(players.length, (members) => {
    const chosen = players.filter((_, k) => members[k]);
    if (chosen.length === 0) return 0;
    const theirs = chosen.map((k) => weights[k]!);
    const score = aggregate(
      chosen.map((k) => table[k]!),
      theirs,
      how,
      { power },
    ).scores[own]!;
    return score === score ? (score * theirs.reduce((sum, w) => sum + w, 0)) / total : 0;
  });
  const out = new Array<number>(columns.length).fill(0);
  for (const [k, player] of players.entries()) out[player] = parts[k]!;
  return out;
}
