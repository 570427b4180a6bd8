import type { IndexResult } from '@luodi/contract';

/** Areas that stand together, and the places they take: `3`, or `3–5`. */
export interface Band {
  readonly places: string;
  readonly areas: readonly string[];
}

/**
 * The areas of a result in bands: those that the runs cannot tell apart stand together and share their places. Without
 * runs each place is a band, since nothing is known of its noise; areas without a rank stand at the end.
 */
export function bandsOf({ ranks, uncertainty }: Pick<IndexResult, 'ranks' | 'uncertainty'>): Band[] {
  const placed = ranks
    .filter((one) => one.rank !== null)
    .sort((a, b) => a.rank! - b.rank!)
    .map((one) => one.area);
  const groups = uncertainty
    ? uncertainty.bands
    : [...new Set(ranks.flatMap((one) => (one.rank === null ? [] : [one.rank])))]
        .sort((a, b) => a - b)
        .map((rank) => ranks.filter((one) => one.rank === rank).map((one) => one.area));
  let before = 0;
  const bands = groups.map((areas) => {
    const first = before + 1;
    before += areas.length;
    const own = placed.filter((area) => areas.includes(area));
    return {
      places: first === before ? String(first) : `${first}–${before}`,
      areas: own.length > 0 ? own : areas,
    };
  });
  const rest = ranks.filter((one) => one.rank === null).map((one) => one.area);
  return rest.length > 0 ? [...bands, { places: '–', areas: rest }] : bands;
}
