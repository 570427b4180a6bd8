import { describe, expect, it } from 'vitest';
import { isPeriod, pivot } from './pivot.ts';

const one = (area: string, period: string, vintage: string) => ({ area, period, vintage });

describe('pivot()', () => {
  const table = pivot(
    [
      one('b', '2025', '2026-01-01'),
      one('a', '2024', '2025-01-01'),
      one('b', '2025', '2026-06-01'),
      one('z', '2023', ''),
    ],
    ['a', 'b', 'c'],
  );
  it('puts areas in the order of the city and periods by time', () => {
    expect(table.areas).toEqual(['a', 'b', 'z']);
    expect(table.periods).toEqual(['2023', '2024', '2025']);
  });
  it('keeps every vintage, the newest first', () =>
    expect(table.at('b', '2025').map((cell) => cell.vintage)).toEqual(['2026-06-01', '2026-01-01']));
  it('has nothing where nothing was observed', () => expect(table.at('a', '2025')).toEqual([]));
});

describe('isPeriod()', () => {
  it('takes years, quarters and months', () => {
    for (const right of ['2026', '2026-Q4', '2026-12']) expect(isPeriod(right)).toBe(true);
    for (const wrong of ['26', '2026-13', '2026-Q5', '2026-1', '']) expect(isPeriod(wrong)).toBe(false);
  });
});
