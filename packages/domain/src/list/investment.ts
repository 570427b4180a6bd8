import { type EarnedValue, earnedValue } from '@luodi/stats';
import type { WorkCalendar } from './calendar.ts';

/** A year of an item's investment; money in one unit (10,000 yuan), null where it is not known. */
export interface Investment {
  readonly year: number;
  readonly planned: number | null;
  readonly completed: number | null;
}

/** Money of an item by source and year: what is planned, authorised, committed, paid. */
export interface Funding {
  readonly year: number;
  readonly source: string;
  readonly planned: number | null;
  readonly authorised: number | null;
  readonly committed: number | null;
  readonly paid: number | null;
}

/**
 * What a line of money is called: an item has one for each source and year.
 * @example fundingName({ year: 2026, source: 'city' }) // → '2026 city'
 */
export const fundingName = ({ year, source }: Pick<Funding, 'year' | 'source'>): string =>
  `${year} ${source}`;

/**
 * Earned value of an item on a day, from the yearly plan, completed investment and physical progress. The plan of a
 * year is spread evenly over its working days. A year without a plan counts nothing; where no year has one, all that
 * needs a plan is null.
 * For: leaders and planners, beside the three statuses.
 * @param budget the whole investment; the sum of the yearly plans where it is null
 * @param physical 0–100, null where nobody said
 * @param on calendar day
 * @example investedValue([{ year: 2026, planned: 250, completed: 100 }], null, 40, '2026-12-31', workCalendar()).earned // → 100
 */
export function investedValue(
  years: readonly Investment[],
  budget: number | null,
  physical: number | null,
  on: string,
  calendar: WorkCalendar,
): EarnedValue {
  const plans = years.flatMap((one) => (one.planned === null ? [] : [{ ...one, planned: one.planned }]));
  const planned =
    plans.length === 0
      ? null
      : plans.reduce((sum, one) => sum + one.planned * elapsed(one.year, on, calendar), 0);
  const spent = years.filter((one) => one.completed !== null && one.year <= Number(on.slice(0, 4)));
  return earnedValue({
    budget: budget ?? (plans.length === 0 ? null : plans.reduce((sum, one) => sum + one.planned, 0)),
    planned,
    physical,
    actual: spent.length === 0 ? null : spent.reduce((sum, one) => sum + one.completed!, 0),
  });
}

/** The share of a year's working days that is over at the end of a day. */
function elapsed(year: number, on: string, calendar: WorkCalendar): number {
  const current = Number(on.slice(0, 4));
  if (year !== current) return year < current ? 1 : 0;
  const from = calendar.before(`${year}-01-01`);
  return (calendar.through(on) - from) / (calendar.through(`${year}-12-31`) - from);
}
