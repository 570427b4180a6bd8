import { type Aggregation, aggregator, type Impossible } from './aggregate.ts';
import { average, room } from './mean.ts';

/** A node of a composite: its children by position, first the columns, then the branches before it. */
export interface Branch {
  readonly children: readonly number[];
  readonly how: Aggregation;
  readonly power?: number;
  readonly threshold?: number;
}

/** The scores of every branch by a set of weights. */
export type Composite = (weights: ArrayLike<number>) => readonly Float64Array[];

/**
 * A composite indicator made ready for many sets of weights: what does not depend on weights is done once, so that a
 * further set costs one pass over the columns.
 * @param columns the indicators, as long as there are units
 * @param branches from the bottom up; the last is the top
 * @param blocks units that are compared with each other only (periods)
 * @param onImpossible told of cells that make a branch's mean impossible
 * @returns scores by weights, one weight for each column, then for each branch (a branch's own weight counts in the
 *   branch above it); the arrays are written over by the next call
 * @example composite([[1], [3]], [{ children: [0, 1], how: 'arithmetic' }])([3, 1, 1])[0][0] // → 1.5
 */
export function composite(
  columns: readonly ArrayLike<number>[],
  branches: readonly Branch[],
  {
    blocks,
    onImpossible = () => {},
  }: {
    readonly blocks?: readonly (readonly number[])[];
    readonly onImpossible?: (branch: number, cell: Impossible) => void;
  } = {},
): Composite {
  const base = columns.length;
  const scores: Float64Array[] = branches.map(() => new Float64Array(0));
  const ready = branches.map(({ children, how, power, threshold }, at) => {
    const own = new Float64Array(children.length);
    const options = {
      ...(power === undefined ? {} : { power }),
      ...(threshold === undefined ? {} : { threshold }),
      ...(blocks === undefined ? {} : { blocks }),
    };
    const low = children.every((child) => child < base);
    const make = () =>
      aggregator(
        children.map((child) => (child < base ? columns[child]! : scores[child - base]!)),
        how,
        options,
        (cell) => onImpossible(at, cell),
      );
    // Above the columns the values change with the weights, so that a node is made ready each time.
    const fixed = low ? make() : null;
    const space = room(columns[0]?.length ?? 0);
    return (weights: ArrayLike<number>) => {
      for (let k = 0; k < own.length; k += 1) own[k] = weights[children[k]!]!;
      if (fixed) scores[at] = fixed(own);
      else {
        // An arithmetic mean of whole columns adds them up as they are.
        const below = how === 'arithmetic' ? children.map((child) => scores[child - base]) : [];
        const plain = below.length > 0 && below.every(whole);
        scores[at] = plain
          ? average(
              below.map((values) => ({ values: values!, present: null })),
              own,
              'arithmetic',
              1,
              space,
            )
          : make()(own);
      }
    };
  });
  return (weights) => {
    for (const run of ready) run(weights);
    return scores;
  };
}

/** True where a column is there and nothing of it is missing. */
function whole(column: Float64Array | undefined): boolean {
  if (column === undefined) return false;
  for (let i = 0; i < column.length; i += 1) if (column[i] !== column[i]) return false;
  return true;
}
