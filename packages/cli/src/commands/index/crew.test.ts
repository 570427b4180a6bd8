import { Worker } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import { metadata, recipe } from '@luodi/domain/index';
import { stream } from '@luodi/stats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { threadOf } from '../../../../reader/src/thread.ts';
import { type Job, uncertainOn } from './crew.ts';

const codes = ['a', 'b', 'c', 'd', 'e'];
const tree = metadata([
  ...codes.map((iCode, k) => ({ iCode, Level: '1', Parent: k < 3 ? 'x' : 'y', Weight: String(1 + k / 2) })),
  { iCode: 'x', Level: '2', Parent: 'top' },
  { iCode: 'y', Level: '2', Parent: 'top' },
  { iCode: 'top', Level: '3' },
]);
const draw = stream(11, 0);
const cell = () => (draw() < 0.05 ? Number.NaN : 1 + 9 * draw());
const job: Job = {
  panel: {
    units: Array.from({ length: 20 }, (_, k) => `u${k}`),
    periods: null,
    values: new Map(codes.map((code) => [code, Float64Array.from({ length: 20 }, cell)])),
    denominators: new Map(),
    groups: new Map(),
  },
  tree,
  recipe: recipe({ normalise: { method: 'minmax', range: [1, 100] }, aggregate: { method: 'arithmetic' } }),
  design: {
    normalise: [{ method: 'minmax', range: [1, 100] }, { method: 'rank' }],
    weights: { noise: 0.25 },
    aggregate: ['arithmetic', 'geometric', 'copeland'],
    samples: 50,
    seed: 3,
  },
  extra: {},
};
/** The worker's source, compiled as it is loaded; outside tests it is bundled. */
const start = (one: Job) => threadOf(new URL('./worker.ts', import.meta.url), { workerData: one });

/** Everything a result says, as bytes; NaN differs from null. */
const bytes = async (threads: number, one = job) => {
  const { runs, ...rest } = await uncertainOn(one, threads, start);
  const told = JSON.stringify(rest, (_, x) => (Number.isNaN(x) ? 'NaN' : x));
  return Buffer.concat([Buffer.from(told), Buffer.from(runs.places.buffer)]).toString('base64');
};

describe('a crew of workers', () => {
  it('gives the same to the byte as one thread, however many they are', async () => {
    const alone = await bytes(1);
    for (const threads of [2, 3]) expect(await bytes(threads)).toBe(alone);
  });

  it('does so under exact enumeration too', async () => {
    const sets = new Map(codes.map((code) => [code, [1, 2, 3, 4].map((x) => x + draw())]));
    const exact: Job = {
      ...job,
      design: { ...job.design, weights: { file: 'w.csv' }, samples: 2, exact: true },
      extra: { sets },
    };
    expect(await bytes(2, exact)).toBe(await bytes(1, exact));
  });

  it('refuses an impossible combination as one thread does, naming the cells', async () => {
    const impossible: Job = {
      ...job,
      design: { ...job.design, normalise: [{ method: 'minmax', range: [1, 100] }, { method: 'borda' }] },
    };
    const told = (threads: number) =>
      uncertainOn(impossible, threads, start).then(
        () => 'nothing',
        (error) => (error instanceof LuodiError ? error.detail : error),
      );
    expect(await told(1)).toMatchObject({
      reasonEn: expect.stringMatching(/geometric mean needs every value > 0.* = 0/),
    });
    expect(await told(2)).toMatchObject({
      reasonEn: expect.stringMatching(/geometric mean needs every value > 0.* = 0/),
    });
  });

  it.each([
    ['crashes', "throw new Error('out of paper')", /0 of 13 parts.*out of paper/],
    [
      'is ended from outside',
      'process.exit(1)',
      /a worker stopped after 0 of 13 parts of the runs; nothing was written/,
    ],
    ['runs out of memory', 'const all = []; for (;;) all.push(new Array(1e5).fill({}))', /memory/],
  ])('says so when a worker %s', async (_, code, message) => {
    const failing = () => new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
    await expect(uncertainOn(job, 2, failing)).rejects.toThrow(message);
  });

  it('leaves the result to the seed alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 40 }), async (seed) => {
        const seeded = { ...job, design: { ...job.design, samples: 8, seed } };
        expect(await bytes(1, seeded)).toBe(await bytes(1, seeded));
      }),
      { numRuns: 10 },
    );
  });
});
