import { describe, expect, it } from 'vitest';
import { bandsOf } from './band.ts';

const rank = (area: string, place: number | null) => ({ area, rank: place, low: null, high: null });
const runs = (bands: string[][]) => ({ runs: 10, areas: [], ahead: [], bands, inputs: [] });

describe('bandsOf()', () => {
  const ranks = [rank('c', 3), rank('a', 1), rank('x', null), rank('b', 2)];
  it('prints areas that noise cannot tell apart as one, with the places they share', () =>
    expect(bandsOf({ ranks, uncertainty: runs([['a'], ['c', 'b']]) })).toEqual([
      { places: '1', areas: ['a'] },
      { places: '2–3', areas: ['b', 'c'] },
      { places: '–', areas: ['x'] },
    ]));
  it('keeps a true tie together without any runs', () =>
    expect(bandsOf({ ranks: [rank('a', 1), rank('b', 1), rank('c', 3)], uncertainty: null })).toEqual([
      { places: '1–2', areas: ['a', 'b'] },
      { places: '3', areas: ['c'] },
    ]));
});
