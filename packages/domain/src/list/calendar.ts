import { HOLIDAYS, type HolidayYear } from './holiday.ts';

const DAY = 86_400_000;
const FIRST = 2000;
const LAST = 2100;

/** A calendar day as a number of days since 1970-01-01. */
export const dayNumber = (day: string): number => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const at = Date.UTC(year, month - 1, date) / DAY;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || dayOf(at) !== day)
    throw new RangeError(`not a calendar day: ${day}`);
  return at;
};

/** The calendar day of a number of days since 1970-01-01. */
const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** Which days are worked, and how far apart days are in working time. */
export interface WorkCalendar {
  /** True on a working day. */
  works(day: string): boolean;
  /** True when the day lies outside the years whose holidays are announced: only weekends are known there. */
  provisional(day: string): boolean;
  /**
   * Working time up to the beginning of a day: a count of working days since the calendar begins. The distance of two
   * is the number of working days from the one up to, not including, the other.
   */
  before(day: string): number;
  /** Working time up to the end of a day. */
  through(day: string): number;
  /** The day on which something begins that begins at a moment of working time. */
  startDay(moment: number): string;
  /** The day at whose end something is finished that ends at a moment of working time. */
  finishDay(moment: number): string;
  /** The day that is so many working days after a day that is worked or not; negative goes back. */
  add(day: string, days: number): string;
}

/**
 * A working calendar: Monday to Friday, without public holidays, with the weekend days worked in exchange.
 * Cost: every question after the first is answered from a table.
 * For: time limits of approvals, milestones, the activity network.
 * @param years announced years, later ones win
 * @throws RangeError when a day is none, or lies outside 2000–2100
 * @example workCalendar().works('2026-02-14') // → true
 * @example workCalendar().add('2026-09-30', 1) // → '2026-10-08'
 */
export function workCalendar(years: readonly HolidayYear[] = HOLIDAYS): WorkCalendar {
  const origin = dayNumber(`${FIRST}-01-01`);
  const size = dayNumber(`${LAST}-12-31`) - origin + 1;
  const worked = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) {
    // 1970-01-01 was a Thursday.
    const weekday = (origin + at + 4) % 7;
    worked[at] = weekday >= 1 && weekday <= 5 ? 1 : 0;
  }
  for (const year of years) {
    for (const [from, to] of year.off) worked.fill(0, dayNumber(from) - origin, dayNumber(to) - origin + 1);
    for (const day of year.worked) worked[dayNumber(day) - origin] = 1;
  }
  const counts = new Int32Array(size + 1);
  const days: number[] = [];
  for (let at = 0; at < size; at += 1) {
    counts[at + 1] = counts[at]! + worked[at]!;
    if (worked[at] === 1) days.push(at);
  }
  const announced = new Set(years.map((one) => one.year));
  const place = (day: string): number => {
    const at = dayNumber(day) - origin;
    if (at < 0 || at >= size) throw new RangeError(`the calendar covers ${FIRST} to ${LAST}, not ${day}`);
    return at;
  };
  const nth = (moment: number): string => {
    const at = days[moment];
    if (at === undefined) throw new RangeError(`the calendar has no working day ${moment}`);
    return dayOf(origin + at);
  };
  const calendar: WorkCalendar = {
    works: (day) => worked[place(day)] === 1,
    provisional: (day) => !announced.has(Number(day.slice(0, 4))),
    before: (day) => counts[place(day)]!,
    through: (day) => counts[place(day) + 1]!,
    startDay: (moment) => nth(Math.ceil(moment)),
    finishDay: (moment) => nth(Math.max(0, Math.ceil(moment) - 1)),
    add: (day, count) =>
      count > 0
        ? nth(calendar.through(day) + count - 1)
        : count < 0
          ? nth(calendar.before(day) + count)
          : day,
  };
  return Object.freeze(calendar);
}
