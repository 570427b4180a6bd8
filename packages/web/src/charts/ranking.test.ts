import { describe, expect, it } from 'vitest';
import { ranked, ranking } from './ranking.ts';

const result = {
  cells: [
    { code: 'all', area: 'a', value: null, score: 40 },
    { code: 'all', area: 'b', value: null, score: 60 },
    { code: 'x', area: 'a', value: 1, score: 99 },
  ],
  ranks: [
    { area: 'a', rank: 2, low: 1, high: 3 },
    { area: 'c', rank: null, low: null, high: null },
    { area: 'b', rank: 1, low: null, high: null },
  ],
};
const rows = ranked(result, 'all', new Map([['b', '乙区']]));

describe('ranked()', () => {
  it('goes by rank, those without one last, with the score of the top', () =>
    expect(rows.map(({ name, score }) => [name, score])).toEqual([
      ['乙区', 60],
      ['a', 40],
      ['c', null],
    ]));
});

describe('ranking()', () => {
  it('says the range a rank may have where it is known', () => {
    const { series } = ranking(rows, { score: '得分', rank: '第' }) as {
      series: { data: { label: { formatter: string } }[] }[];
    };
    expect(series[0]?.data.map((one) => one.label.formatter)).toEqual(['第 1', '第 2 [1–3]', '第 –']);
  });
  it('begins its bars at zero, so that their lengths can be compared', () =>
    expect((ranking(rows, { score: '', rank: '' }) as { xAxis: object }).xAxis).not.toHaveProperty('scale'));
  it('is nothing when nobody has a score', () =>
    expect(
      ranking(
        rows.map((row) => ({ ...row, score: null })),
        { score: '', rank: '' },
      ),
    ).toBeNull());
});
