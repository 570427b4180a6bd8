import { describe, expect, it } from 'vitest';
import { lastMonth } from './period.ts';

describe('lastMonth()', () => {
  it('is the month before, over the end of a year too', () =>
    expect(['2026-01-15', '2026-11-24'].map(lastMonth)).toEqual(['2025-12', '2026-10']));
});
