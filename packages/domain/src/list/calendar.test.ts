import { isWorkday } from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workCalendar } from './calendar.ts';
import { HOLIDAYS } from './holiday.ts';

const calendar = workCalendar();
const days = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('workCalendar()', () => {
  it('works on a weekend day that is worked in exchange, and rests on a holiday in the week', () => {
    expect(calendar.works('2026-02-14')).toBe(true);
    expect(calendar.works('2026-02-16')).toBe(false);
    expect(calendar.works('2025-10-08')).toBe(false);
    expect(calendar.works('2024-10-12')).toBe(true);
  });

  it('has in each announced year as many working days as the notice leaves (by hand: 366−104−28+8…)', () => {
    const count = (year: number) => calendar.through(`${year}-12-31`) - calendar.before(`${year}-01-01`);
    // 2024: 262 weekdays, 19 of them off, 8 weekend days worked. 2025: 261 − 18 + 5. 2026: 261 − 19 + 6.
    expect([count(2024), count(2025), count(2026)]).toEqual([251, 248, 248]);
  });

  it('works on the same days of the announced years as the calendar of another project (chinese-days)', () => {
    for (const { year } of HOLIDAYS)
      for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
        const day = new Date(at).toISOString().slice(0, 10);
        expect([day, calendar.works(day)]).toEqual([day, isWorkday(day)]);
      }
  });

  it('leaves out as many weekdays as the law has holidays: 11, and 13 since New Year’s Eve and 2 May were added', () => {
    // @source 全国年节及纪念日放假办法，国务院令第644号（11天）、第795号（2025年起13天）：逢周末的另补，调休只换不减。
    for (const { year } of HOLIDAYS) {
      let weekdays = 0;
      for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000)
        if (![0, 6].includes(new Date(at).getUTCDay())) weekdays += 1;
      const works = calendar.through(`${year}-12-31`) - calendar.before(`${year}-01-01`);
      expect([year, weekdays - works]).toEqual([year, year < 2025 ? 11 : 13]);
    }
  });

  it('has days off in stretches that do not touch, and works in exchange within three weeks of one', () => {
    for (const { off, worked } of HOLIDAYS) {
      const at = (day: string) => Date.parse(day) / 86_400_000;
      for (const [place, [from, to]] of off.entries()) {
        expect(at(to)).toBeGreaterThanOrEqual(at(from));
        const before = off[place - 1];
        if (before) expect(at(from) - at(before[1])).toBeGreaterThan(1);
      }
      for (const day of worked) {
        const away = off.map(([from, to]) =>
          Math.min(Math.abs(at(day) - at(from)), Math.abs(at(day) - at(to))),
        );
        expect([day, Math.min(...away) <= 21]).toEqual([day, true]);
      }
    }
  });

  it('only exchanges weekend days for working ones, each once', () => {
    for (const { year, off, worked } of HOLIDAYS) {
      for (const day of worked) expect([0, 6], day).toContain(new Date(day).getUTCDay());
      for (const day of [...off.flat(), ...worked]) expect(day.slice(0, 4)).toBe(String(year));
      expect(new Set(worked).size).toBe(worked.length);
    }
  });

  it('marks what lies outside the announced years as provisional', () => {
    expect(calendar.provisional('2026-12-31')).toBe(false);
    expect(calendar.provisional('2027-01-01')).toBe(true);
    expect(
      workCalendar([...HOLIDAYS, { year: 2027, source: '', off: [], worked: [] }]).provisional('2027-01-01'),
    ).toBe(false);
  });

  it('adds working days, over a holiday and back', () => {
    expect(calendar.add('2026-09-30', 1)).toBe('2026-10-08');
    expect(calendar.add('2026-10-08', -1)).toBe('2026-09-30');
    fc.assert(
      fc.property(days, fc.nat(300), (day, count) => {
        const on = calendar.works(day) ? day : calendar.add(day, 1);
        expect(calendar.add(calendar.add(on, count), -count)).toBe(on);
        expect(calendar.through(calendar.add(on, count)) - calendar.through(on)).toBe(count);
      }),
    );
  });

  it('refuses a day that is none', () => {
    expect(() => calendar.works('2026-02-30')).toThrow(RangeError);
    expect(() => calendar.works('1999-12-31')).toThrow(RangeError);
  });
});
