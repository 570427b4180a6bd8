import { design, metadata, recipe } from '@luodi/domain/index';
import { stream } from '@luodi/stats';
import { describe, expect, it } from 'vitest';
import { threadOf } from '../../../../reader/src/thread.ts';
import { type Job, uncertainOn } from './crew.ts';
import { run } from './testing/run.ts';

const META = `iCode,Level,Parent,Weight
a,1,x,1
b,1,x,3
c,1,y,1
d,1,y,2
x,2,top,1
y,2,top,2
top,3,,1
`;
const draw = stream(5, 1);
const rows = Array.from({ length: 9 }, (_, k) => [
  `U${k}`,
  ...[0, 1, 2, 3].map(() => Math.round(99 * draw())),
]);
const data = `uCode,a,b,c,d\n${rows.map((row) => row.join()).join('\n')}\n`;
const WAYS = [{ method: 'minmax', range: [0, 1] }, { method: 'percentile' }];
const doubting = {
  normalise: WAYS[0],
  weights: { method: 'benefit-of-doubt' },
  aggregate: { method: 'arithmetic' },
};
const places = async (changed: object) => {
  const { of } = await run({ meta: META, data, recipe: { ...doubting, ...changed } });
  return of('scores.csv').map((row) => Number(row.Rank));
};

describe('the benefit of the doubt under uncertainty', () => {
  it('ranks every combination as the index computed under it does', async () => {
    const { of } = await run({
      meta: META,
      data,
      recipe: doubting,
      design: {
        normalise: WAYS,
        weights: [{ method: 'benefit-of-doubt' }, { method: 'equal' }],
        exact: true,
      },
    });
    const each = await Promise.all(
      WAYS.flatMap((normalise) =>
        ['benefit-of-doubt', 'equal'].map((method) => places({ normalise, weights: { method } })),
      ),
    );
    for (const [k, row] of of('ranks.csv').entries()) {
      expect(Number(row.Nominal)).toBe(each[0]![k]);
      expect(Number(row.Mean)).toBeCloseTo(
        each.reduce((sum, one) => sum + one[k]! / 4, 0),
        12,
      );
    }
    expect(of('sobol.csv').map((row) => row.Variable)).toEqual(['Normalisation', 'Weights']);
  });

  it('varies the weights above the sub-indices, on any number of threads alike', async () => {
    const columns = (k: number) => Float64Array.from(rows, (row) => row[k + 1] as number);
    const { solver } = await import('./solver.ts');
    const job: Job = {
      panel: {
        units: rows.map((row) => row[0] as string),
        periods: null,
        values: new Map(['a', 'b', 'c', 'd'].map((code, k) => [code, columns(k)])),
        denominators: new Map(),
        groups: new Map(),
      },
      tree: metadata(
        META.trim()
          .split('\n')
          .slice(1)
          .map((line) => {
            const [iCode, Level, Parent, Weight] = line.split(',');
            return { iCode, Level, Parent, Weight };
          }),
      ),
      recipe: recipe(doubting),
      design: design({ normalise: WAYS, weights: { noise: 0.5 }, samples: 40 }),
      extra: { solve: await solver() },
    };
    const begin = (one: Job) => threadOf(new URL('./worker.ts', import.meta.url), { workerData: one });
    const [alone, crew] = [await uncertainOn(job, 1), await uncertainOn(job, 2, begin)];
    expect(crew).toEqual(alone);
    expect(alone.inputs.every(({ sensitivity }) => sensitivity.total > 0)).toBe(true);
  });
});
