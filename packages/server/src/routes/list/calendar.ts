import { HOLIDAYS, type HolidayYear, type WorkCalendar, workCalendar } from '@luodi/domain/list';
import { settings, type Tx } from '@luodi/store';

/** The announced years: those shipped, and those the city has entered since. */
export async function yearsOf(tx: Tx): Promise<readonly HolidayYear[]> {
  const entered = ((await settings.find(tx, 'calendar'))?.value ?? []) as readonly HolidayYear[];
  const years = new Map([...HOLIDAYS, ...entered].map((one) => [one.year, one]));
  return [...years.values()].sort((a, b) => a.year - b.year);
}

/** Made once for each set of years. */
const made = new Map<string, WorkCalendar>();

/** The working calendar of the jurisdiction. */
export async function calendarOf(tx: Tx): Promise<WorkCalendar> {
  const years = await yearsOf(tx);
  const key = JSON.stringify(years);
  const held = made.get(key);
  if (held) return held;
  const calendar = workCalendar(years);
  if (made.size > 20) made.clear();
  made.set(key, calendar);
  return calendar;
}
