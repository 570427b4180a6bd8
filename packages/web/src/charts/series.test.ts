import { describe, expect, it } from 'vitest';
import { MOST, series } from './series.ts';

const areas = Array.from({ length: 9 }, (_, at) => ({ id: `a${at}`, name: `区${at}` }));

describe('series()', () => {
  it('draws a missing value as a gap', () =>
    expect(
      series(
        [
          { area: 'a0', period: '2025', value: 3 },
          { area: 'a1', period: '2024', value: 4 },
          { area: 'a0', period: '2024', value: null },
        ],
        areas.slice(0, 2),
        '%',
      ),
    ).toMatchObject({
      xAxis: { data: ['2024', '2025'] },
      series: [{ data: [null, 3] }, { data: [4, null] }],
    }));
  it('draws no more lines than can be told apart', () =>
    expect(
      (series([{ area: 'a0', period: '2025', value: 3 }], areas, null) as { series: unknown[] }).series,
    ).toHaveLength(MOST));
  it('is nothing without a value', () =>
    expect(series([{ area: 'a0', period: '2025', value: null }], areas, null)).toBeNull());
});
