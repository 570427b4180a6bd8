import { likeness, REPEATED } from './entry.ts';
import { monthBefore } from './round.ts';

/**
 * Why an item has an owner on paper only: its post stands empty; nobody who holds it was ever here; nothing was ever
 * filed; nothing for two months; the last update only repeats the one before.
 */
export type AlarmCode = 'post-empty' | 'holder-unseen' | 'never-filed' | 'stale' | 'repeated';

/** An item as the radar looks at it. */
export interface Watched {
  /** Who holds its post today, and whether they have ever signed in or filed. */
  readonly holders: readonly { readonly seen: boolean }[];
  /** What was filed and stands, newest period first; two are enough. */
  readonly updates: readonly { readonly period: string; readonly text: string }[];
}

/** An owner on paper only. */
export interface Alarm {
  readonly code: AlarmCode;
  /** The last period for which something was filed; null when nothing ever was. */
  readonly last: string | null;
}

/**
 * What is wrong with an item's owner, the root first: an empty post explains everything that follows from it, so that
 * only the first of the three about people is told. Said for work to be done, never to rank bodies.
 * @param expected the last month whose due day has passed, `2026-01`
 * @example alarmsOf({ holders: [], updates: [] }, '2026-01').map((one) => one.code) // → ['post-empty']
 * @example alarmsOf({ holders: [{ seen: true }], updates: [{ period: '2025-10', text: '开工' }] }, '2026-01').map((one) => one.code) // → ['stale']
 */
export function alarmsOf({ holders, updates }: Watched, expected: string): Alarm[] {
  const [newest, before] = updates;
  const last = newest?.period ?? null;
  if (holders.length === 0) return [{ code: 'post-empty', last }];
  if (!holders.some(({ seen }) => seen)) return [{ code: 'holder-unseen', last }];
  if (newest === undefined) return [{ code: 'never-filed', last }];
  if (newest.period < monthBefore(expected)) return [{ code: 'stale', last }];
  if (before && likeness(newest.text, before.text) >= REPEATED) return [{ code: 'repeated', last }];
  return [];
}
