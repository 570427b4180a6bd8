import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earnedValue } from './earned.ts';

describe('earnedValue()', () => {
  it('is the worked example of half-spent, less than half done (by hand)', () => {
    expect(earnedValue({ budget: 1000, planned: 500, physical: 40, actual: 450 })).toEqual({
      budget: 1000,
      planned: 500,
      earned: 400,
      actual: 450,
      scheduleVariance: -100,
      costVariance: -50,
      schedulePerformance: 0.8,
      costPerformance: 400 / 450,
      estimate: 1000 / (400 / 450),
      variance: 1000 - 1000 / (400 / 450),
      toComplete: 600 / 550,
    });
  });

  it('is null where something is missing or a divisor is zero, and never infinite', () => {
    expect(earnedValue({ budget: 100, planned: 0, physical: 0, actual: 0 })).toMatchObject({
      schedulePerformance: null,
      costPerformance: null,
      estimate: null,
    });
    expect(earnedValue({ budget: null, planned: 1, physical: 50, actual: 1 }).earned).toBeNull();
    const money = fc.option(fc.nat(1000), { nil: null });
    fc.assert(
      fc.property(
        money,
        money,
        fc.option(fc.nat(100), { nil: null }),
        money,
        (budget, planned, physical, actual) => {
          for (const value of Object.values(earnedValue({ budget, planned, physical, actual })))
            expect(value === null || Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });

  it('refuses a progress beyond 100 and negative money', () => {
    expect(() => earnedValue({ budget: 1, planned: 1, physical: 101, actual: 1 })).toThrow(RangeError);
    expect(() => earnedValue({ budget: -1, planned: 1, physical: 1, actual: 1 })).toThrow(RangeError);
  });
});
