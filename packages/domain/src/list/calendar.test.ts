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
