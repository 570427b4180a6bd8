import { groups } from '@luodi/stats';
import type { RankRange, Uncertainty } from './uncertainty.ts';

/** A unit's place as an honest ranking prints it. */
export interface Band extends RankRange {
  /** The group of units it cannot be told apart from, 1 for the best; by period. */
  readonly group: number;
  /** The first and the last place of the group. */
  readonly first: number;
  readonly last: number;
}

/**
 * A ranking as bands: units that the runs cannot tell apart share a group, which takes the places from `first` to
 * `last`. Within each period; in the order of the nominal places. A unit without a nominal place is left out.
 * @param sure the probability from which a group's leader counts as ahead, 0.5–1
 */
export function bands({ ranks, runs }: Uncertainty, sure = 0.95): Band[] {
  const periods = new Map<string | null, RankRange[]>();
  for (const one of ranks) {
    if (one.nominal !== one.nominal) continue;
    periods.set(one.period, [...(periods.get(one.period) ?? []), one]);
  }
  return [...periods.values()].flatMap((own) => {
    const order = [...own].sort((a, b) => a.nominal - b.nominal || a.mean - b.mean || a.row - b.row);
    const byRow = new Map(order.map((one) => [one.row, one]));
    let before = 0;
    return groups(
      runs,
      order.map((one) => one.row),
      sure,
    ).flatMap((rows, k) => {
      const first = before + 1;
      before += rows.length;
      return rows.map((row) => ({ ...byRow.get(row)!, group: k + 1, first, last: before }));
    });
  });
}
