import { LuodiError } from '../error.ts';

/** Where a reporting round stands. */
export type RoundState = 'open' | 'closed';

/** What can happen to it. */
export type RoundEvent = 'close' | 'reopen';

/** The life of a round, total: a gap does not compile. See SPEC.md. */
export const ROUND_LIFE: Readonly<Record<RoundState, Readonly<Record<RoundEvent, RoundState | null>>>> = {
  open: { close: 'closed', reopen: null },
  closed: { close: null, reopen: 'open' },
};

/**
 * The state of a round after an event.
 * @throws LuodiError `round-closed` when the event cannot happen now
 * @example advanceRound('open', 'close') // → 'closed'
 */
export function advanceRound(state: RoundState, event: RoundEvent): RoundState {
  const next = ROUND_LIFE[state][event];
  if (next === null) throw new LuodiError('round-closed', { state, event });
  return next;
}

/**
 * The month before a month or the month of a day.
 * @example monthBefore('2026-01') // → '2025-12'
 * @example monthBefore('2026-03-05') // → '2026-02'
 */
export function monthBefore(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}

/**
 * The day by which a month is to be reported: a day of the month after it.
 * @param day 1–28; the shipped default is 5, practice differs from city to city
 * @example dueOf('2026-12') // → '2027-01-05'
 */
export function dueOf(period: string, day = 5): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
  return `${next}-${String(day).padStart(2, '0')}`;
}
