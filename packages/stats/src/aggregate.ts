import { copeland } from './copeland.ts';
import { type Addend, addend, average, type Mean, type Room, room } from './mean.ts';
import { topsis } from './topsis.ts';

/** How the children of a node become one score. */
export type Aggregation = Mean | 'copeland' | 'topsis' | 'mazziotta-pareto';

/** A mean that a value makes impossible; `child` is null where all of them together do. */
export interface Impossible {
  readonly unit: number;
  readonly child: number | null;
  readonly value: number;
}

/** The scores of a node, and the cells that make its mean impossible. */
export interface Aggregated {
  readonly scores: Float64Array;
  readonly impossible: readonly Impossible[];
}

/** What an aggregation takes beside columns and weights. */
export interface AggregateOptions {
  /** The exponent of a power mean. */
  readonly power?: number;
  /** The least share of present children, 0–1; strictly below it a score is missing. */
  readonly threshold?: number;
  /** Units that are compared with each other only, such as those of a period (Copeland, TOPSIS). */
  readonly blocks?: readonly (readonly number[])[];
}

/**
 * The scores of a node from its children's columns. Missing values drop out and the other weights count in full; below
 * `threshold` of present children (strict) the score is missing. A geometric mean needs every value above 0, a
 * harmonic one other than 0, a power mean a real power of every value, Mazziotta–Pareto a mean other than 0 where values
 * differ: else the cells are named and the scores are no result.
 * Cost: units × children; Copeland units² × children.
 * @param columns one for each child, as long as there are units
 * @param weights one for each child
 * @source OECD/JRC (2008), Handbook, step 6; Hwang and Yoon (1981) for TOPSIS; Mazziotta and Pareto (2016), Social
 *   Indicators Research 127
 * @example Array.from(aggregate([[1, 2], [3, NaN]], [1, 1], 'arithmetic').scores) // → [2, 2]
 * @example Array.from(aggregate([[1], [4]], [1, 1], 'geometric').scores) // → [2]
 * @example Array.from(aggregate([[1], [3]], [1, 1], 'harmonic').scores) // → [1.5]
 * @example aggregate([[1, 0], [4, 4]], [1, 1], 'geometric').impossible // → [{ unit: 1, child: 0, value: 0 }]
 */
export function aggregate(
  columns: readonly ArrayLike<number>[],
  weights: ArrayLike<number>,
  how: Aggregation,
  options: AggregateOptions = {},
): Aggregated {
  const impossible: Impossible[] = [];
  const run = aggregator(columns, how, options, (cell) => impossible.push(cell));
  const scores = run(weights);
  impossible.sort((a, b) => a.unit - b.unit || (a.child ?? -1) - (b.child ?? -1));
  return { scores, impossible };
}

/**
 * A node made ready for many sets of weights: what does not depend on them is done once.
 * @param onImpossible told of cells that make the mean impossible
 * @returns the scores by a set of weights; the array is written over by the next call
 */
export function aggregator(
  columns: readonly ArrayLike<number>[],
  how: Aggregation,
  { power = 1, threshold = 0, blocks }: AggregateOptions,
  onImpossible: (cell: Impossible) => void,
): (weights: ArrayLike<number>) => Float64Array {
  const units = columns[0]?.length ?? 0;
  const lacking = without(columns, units, threshold);
  const space = room(units);
  if (how === 'copeland' || how === 'topsis') {
    const compare = how === 'copeland' ? copeland : topsis;
    const dropped = new Set(lacking);
    const rows = (blocks ?? [Array.from({ length: units }, (_, i) => i)]).map((block) =>
      block.filter((i) => !dropped.has(i)),
    );
    return (weights) => {
      space.sum.fill(Number.NaN);
      for (const block of rows) compare(columns, weights, block, space.sum);
      return space.sum;
    };
  }
  const pareto = how === 'mazziotta-pareto';
  const dropped = new Set(lacking);
  const addends = columns.map((column, child) =>
    addend(column, pareto ? 'arithmetic' : how, power, (unit, value) => {
      if (!dropped.has(unit)) onImpossible({ unit, child, value });
    }),
  );
  const drop = (scores: Float64Array): Float64Array => {
    for (const i of lacking) scores[i] = Number.NaN;
    return scores;
  };
  if (pareto) {
    const other = room(units);
    return (weights) => drop(penalised(columns, addends, weights, space, other, onImpossible));
  }
  const may = how === 'arithmetic' || how === 'geometric';
  return (weights) => {
    const scores = drop(average(addends, weights, how, power, space));
    if (!may)
      for (let i = 0; i < units; i += 1)
        if (!Number.isFinite(scores[i]!) && !dropped.has(i) && weighs(columns, weights, i))
          onImpossible({ unit: i, child: null, value: scores[i]! });
    return scores;
  };
}

/** True where a unit has any weight in its present children, so that a score without value is the mean's own doing. */
const weighs = (columns: readonly ArrayLike<number>[], weights: ArrayLike<number>, unit: number): boolean => {
  let total = 0;
  for (let k = 0; k < columns.length; k += 1)
    if (columns[k]![unit] === columns[k]![unit]) total += weights[k]!;
  return total !== 0;
};

/** The units without enough present children. */
function without(columns: readonly ArrayLike<number>[], units: number, threshold: number): number[] {
  const counts = new Float64Array(units);
  for (const column of columns)
    for (let i = 0; i < units; i += 1) if (column[i] === column[i]) counts[i] = counts[i]! + 1;
  const found: number[] = [];
  for (let i = 0; i < units; i += 1)
    if (counts[i] === 0 || counts[i]! / columns.length < threshold) found.push(i);
  return found;
}

/** Mazziotta–Pareto: the mean less the penalty S²/M for imbalance, S the weighted population deviation. */
function penalised(
  columns: readonly ArrayLike<number>[],
  addends: readonly Addend[],
  weights: ArrayLike<number>,
  space: Room,
  other: Room,
  onImpossible: (cell: Impossible) => void,
): Float64Array {
  const centre = average(addends, weights, 'arithmetic', 1, space);
  const square = columns.map((column, k) => ({
    values: Float64Array.from(column, (x, i) => (x === x ? (x - centre[i]!) ** 2 : 0)),
    present: addends[k]!.present,
  }));
  const variance = average(square, weights, 'arithmetic', 1, other);
  for (let i = 0; i < centre.length; i += 1) {
    const mean = centre[i]!;
    const sd = Math.sqrt(variance[i]!);
    // Without imbalance there is no penalty, also of a mean of 0.
    if (sd === 0) continue;
    // Negative weights can make the variance negative.
    if (mean === 0 || variance[i]! < 0) onImpossible({ unit: i, child: null, value: mean });
    centre[i] = mean - sd * (sd / mean);
  }
  return centre;
}
