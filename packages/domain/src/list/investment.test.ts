import { describe, expect, it } from 'vitest';
import { workCalendar } from './calendar.ts';
import { investedValue } from './investment.ts';

const calendar = workCalendar();
const years = [
  { year: 2025, planned: 100, completed: 90 },
  { year: 2026, planned: 300, completed: 150 },
  { year: 2027, planned: 600, completed: null },
];

describe('investedValue()', () => {
  it('takes past years whole, spreads the current one over its working days, and leaves the next out (by hand)', () => {
    expect(investedValue(years, null, 30, '2026-12-31', calendar)).toMatchObject({
      budget: 1000,
      planned: 400,
      earned: 300,
      actual: 240,
      schedulePerformance: 0.75,
      costPerformance: 1.25,
    });
    // 2026 has 248 working days; 59 of them are over at the end of March.
    const march = calendar.through('2026-03-31') - calendar.before('2026-01-01');
    expect(investedValue(years, null, 30, '2026-03-31', calendar).planned).toBeCloseTo(
      100 + (300 * march) / 248,
    );
  });

  it('says null where nothing was said', () => {
    expect(investedValue([], null, null, '2026-03-31', calendar)).toMatchObject({
      budget: null,
      planned: null,
      earned: null,
      actual: null,
    });
  });
});
