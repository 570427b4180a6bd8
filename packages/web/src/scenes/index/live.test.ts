import { describe, expect, it } from 'vitest';
import {
  agrees,
  changes,
  gapAt,
  lacksOf,
  live,
  type Made,
  partsAt,
  periodsOf,
  reweighed,
  rowOf,
  scoreAt,
  standings,
  swingsAt,
} from './live.ts';

const node = (code: string, level: number, parent: string | null, weight = 1) => ({
  code,
  name: code,
  nameEn: '',
  level,
  parent,
  weight,
  direction: 'more' as const,
  indicator: level === 1 ? code : null,
  clauses: [],
});
const made: Made = {
  nodes: [
    node('all', 3, null),
    node('work', 2, 'all', 2),
    node('life', 2, 'all'),
    node('roads', 1, 'work'),
    node('firms', 1, 'work'),
    node('air', 1, 'life'),
  ],
  recipe: {
    normalise: { method: 'minmax', range: [1, 100] },
    aggregate: { byLevel: ['arithmetic', 'geometric'] },
  },
  rows: ['2024', '2025'].flatMap((period) => ['东', '西', '南'].map((area) => ({ area, period }))),
  columns: { roads: [1, 2, 3, 2, 3, 5], firms: [9, 4, 1, 9, 5, 2], air: [3, 3, 8, 4, null, 9] },
};
const own = live(made);

describe('live()', () => {
  it('knows its periods, its places and the row of an area', () => {
    expect(periodsOf(own)).toEqual(['2024', '2025']);
    expect(standings(own, '2025').map((one) => one.rank)).toEqual([1, 2, 3]);
    expect(rowOf(own, '西', '2025')).toBe(4);
    expect(rowOf(own, '北', '2025')).toBe(-1);
    expect(scoreAt(own, 'air', 4)).toBeNull();
  });
});

describe('lacksOf()', () => {
  it('says of an empty cell what the data say, and of a score what it came from', () => {
    const told = live({ ...made, reasons: { air: [null, null, null, null, '仪器检修', null] } });
    expect(lacksOf(told, '2025')).toEqual(
      new Map([
        ['air 西', ['仪器检修']],
        ['life 西', ['nothing-present', '仪器检修']],
      ]),
    );
    expect(lacksOf(told, '2024').size).toBe(0);
    expect(lacksOf(own, '2025').get('air 西')).toEqual(['not-given']);
  });
});

describe('agrees()', () => {
  const kept = {
    period: '2025',
    cells: ['all', 'air'].flatMap((code) =>
      ['东', '西', '南'].map((area) => ({ code, area, score: scoreAt(own, code, rowOf(own, area, '2025')) })),
    ),
  };
  const but = (change: (score: number) => number | null) => ({
    ...kept,
    cells: kept.cells.map((one, at) => (at === 0 ? { ...one, score: change(one.score!) } : one)),
  });
  it('passes over the last bits, and nothing more', () => {
    expect(agrees(own, kept)).toBe(true);
    expect(
      agrees(
        own,
        but((score) => score * (1 + 1e-12)),
      ),
    ).toBe(true);
    expect(
      agrees(
        own,
        but((score) => score + 1e-6),
      ),
    ).toBe(false);
    expect(
      agrees(
        own,
        but(() => null),
      ),
    ).toBe(false);
  });
});

describe('partsAt()', () => {
  it('adds up to the score at every level', () => {
    const parts = partsAt(own, 3);
    const sum = (...codes: string[]) => codes.reduce((total, code) => total + parts.get(code)!, 0);
    const score = scoreAt(own, 'all', 3)!;
    expect(sum('work', 'life')).toBeCloseTo(score, 9);
    expect(sum('roads', 'firms', 'air')).toBeCloseTo(score, 9);
  });
});

describe('gapAt()', () => {
  it('adds up to the difference of the scores', () => {
    const parts = gapAt(own, 3, 5);
    const sum = ['roads', 'firms', 'air'].reduce((total, code) => total + parts.get(code)!, 0);
    expect(sum).toBeCloseTo(scoreAt(own, 'all', 3)! - scoreAt(own, 'all', 5)!, 9);
  });
});

describe('reweighed()', () => {
  it('is what computing anew gives', () => {
    const weights = new Map([
      ['air', 1],
      ['roads', 5],
      ['life', 0.25],
    ]);
    const anew = live({
      ...made,
      nodes: made.nodes.map((one) => ({ ...one, weight: weights.get(one.code) ?? one.weight })),
    });
    expect([...reweighed(own, weights).result.scores.get('all')!]).toEqual([
      ...anew.result.scores.get('all')!,
    ]);
  });
  it('leaves the index it came from as it was', () => {
    const before = [...own.result.scores.get('all')!];
    reweighed(own, new Map([['life', 9]]));
    expect([...own.result.scores.get('all')!]).toEqual(before);
  });
});

describe('swingsAt()', () => {
  it('has each element below the top', () =>
    expect(
      swingsAt(own, 3)
        .map((one) => one.code)
        .sort(),
    ).toEqual(['air', 'firms', 'life', 'roads', 'work']));
});

describe('changes()', () => {
  it('adds up, by cause and by indicator', () => {
    for (const one of changes(own, '2024', reweighed(own, new Map([['life', 3]])), '2025')) {
      const by = Object.values(one.causes).reduce((sum, x) => sum + x, 0);
      const parts = [...one.indicators.values()].reduce((sum, x) => sum + x, 0);
      expect(by).toBeCloseTo(one.after - one.before, 9);
      expect(parts).toBeCloseTo(one.after - one.before, 9);
    }
  });
});
