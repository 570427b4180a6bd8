import type { Schedule, Step } from '@luodi/contract';

const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** A stretch of time laid on a width. */
export interface Scale {
  readonly from: string;
  readonly to: string;
  /** Per cent of the width at the beginning of a day. */
  readonly x: (day: string) => number;
  /** Beginnings of years, or of quarters where the stretch is short. */
  readonly ticks: readonly { readonly day: string; readonly name: string }[];
}

/** The scale that holds every day given, from the first of a quarter to the end of one. */
export function scaleOf(days: readonly string[]): Scale {
  const sorted = [...days].sort();
  const first = sorted[0] ?? '2026-01-01';
  const last = sorted.at(-1) ?? '2026-12-31';
  const quarter = (day: string) =>
    `${day.slice(0, 4)}-${String(3 * Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1).padStart(2, '0')}-01`;
  const from = quarter(first);
  const end = quarter(dayOf(at(quarter(last)) + 93));
  const [low, high] = [at(from), at(end)];
  const years = (high - low) / 365;
  const ticks: { day: string; name: string }[] = [];
  for (let day = from; day < end; day = quarter(dayOf(at(day) + 93))) {
    const month = day.slice(5, 7);
    if (month === '01') ticks.push({ day, name: day.slice(0, 4) });
    else if (years <= 3) ticks.push({ day, name: `Q${(Number(month) + 2) / 3}` });
  }
  return { from, to: dayOf(high - 1), x: (day) => (100 * (at(day) - low)) / (high - low), ticks };
}

/** A bar of the chart, per cent of the width. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

/** A bar over whole days, both ends included. */
export const bar = (scale: Scale, from: string, to: string): Bar => {
  const left = scale.x(from);
  return { left, width: Math.max(0.25, scale.x(dayOf(at(to) + 1)) - left) };
};

/** Whether a step is done, late by what it waits for, on the critical path, or none of these. */
export type Look = 'done' | 'late' | 'critical' | 'open';

export const lookOf = (step: Step): Look =>
  step.doneOn !== null ? 'done' : step.earlyFinish > step.due ? 'late' : step.critical ? 'critical' : 'open';

/** Days that a chart of the schedule must hold. */
export const daysOf = (schedule: Schedule): string[] =>
  schedule.steps.flatMap((step) => [
    step.earlyStart,
    step.earlyFinish,
    step.due,
    ...(step.baseline ? [step.baseline.due] : []),
  ]);

/** Steps by item, each item's by early start. */
export function byItem(schedule: Schedule): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>();
  for (const step of schedule.steps) {
    const held = steps.get(step.item);
    if (held) held.push(step);
    else steps.set(step.item, [step]);
  }
  for (const own of steps.values())
    own.sort((a, b) => a.earlyStart.localeCompare(b.earlyStart) || a.due.localeCompare(b.due));
  return steps;
}

/** The weeks of a month, Monday first, each day of them. */
export function weeksOf(month: string): string[][] {
  const first = at(`${month}-01`);
  // 1970-01-01 was a Thursday; Monday is 0.
  const before = (((first + 3) % 7) + 7) % 7;
  const weeks: string[][] = [];
  for (let day = first - before; weeks.length === 0 || dayOf(day).startsWith(month); day += 7)
    weeks.push(Array.from({ length: 7 }, (_, shift) => dayOf(day + shift)));
  return weeks;
}

/** The month so many months after one. */
export function monthAfter(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const index = year * 12 + number - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
