import type { Step } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { bar, lookOf, monthAfter, scaleOf, weeksOf } from './gantt.ts';

const step = (given: Partial<Step>) =>
  ({ doneOn: null, earlyFinish: '2026-05-01', due: '2026-06-01', critical: false, ...given }) as Step;

describe('scaleOf()', () => {
  it('begins with a quarter, ends with one, and names the quarters of a short stretch', () => {
    const scale = scaleOf(['2026-05-20', '2026-11-02']);
    expect([scale.from, scale.to]).toEqual(['2026-04-01', '2026-12-31']);
    expect(scale.ticks.map((one) => one.name)).toEqual(['Q2', 'Q3', 'Q4']);
    expect(scale.x('2026-04-01')).toBe(0);
    expect(scaleOf(['2024-05-20', '2031-11-02']).ticks.map((one) => one.name)).toEqual([
      '2025',
      '2026',
      '2027',
      '2028',
      '2029',
      '2030',
      '2031',
    ]);
  });
  it('stands on its own where nothing is planned', () => expect(scaleOf([]).x('2026-01-01')).toBe(0));
});

describe('bar()', () => {
  it('holds both its days, and is never too thin to be seen', () => {
    const scale = scaleOf(['2026-01-01', '2026-12-31']);
    expect(bar(scale, '2026-01-01', '2026-12-31')).toEqual({ left: 0, width: 100 });
    expect(bar(scale, '2026-05-01', '2026-05-01').width).toBeGreaterThan(0.2);
  });
});

describe('lookOf()', () => {
  it('is late before it is critical, and done before both', () => {
    expect(lookOf(step({ critical: true, earlyFinish: '2026-07-01' }))).toBe('late');
    expect(lookOf(step({ critical: true }))).toBe('critical');
    expect(lookOf(step({ doneOn: '2026-08-01', earlyFinish: '2026-08-01' }))).toBe('done');
  });
});

describe('weeksOf()', () => {
  it('begins on Monday and holds the whole month', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks[0]![0]).toBe('2026-10-26');
    expect(weeks.at(-1)!.at(-1)).toBe('2026-12-06');
    expect(weeksOf('2027-02')).toHaveLength(4);
  });
  it('goes over the year', () => expect(monthAfter('2026-11', 3)).toBe('2027-02'));
});
