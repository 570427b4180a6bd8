import { describe, expect, it } from 'vitest';
import { compute } from './compute.ts';
import { design } from './design.ts';
import { metadata } from './metadata.ts';
import type { Panel } from './panel.ts';
import { type Recipe, recipe } from './recipe.ts';
import { uncertainty } from './uncertainty.ts';

const meta = metadata([
  { iCode: 'roads', Level: '1', Parent: 'works', Weight: '1', Direction: '1', Type: 'Indicator' },
  { iCode: 'noise', Level: '1', Parent: 'works', Weight: '1', Direction: '-1', Type: 'Indicator' },
  { iCode: 'works', Level: '2', Parent: 'all', Weight: '1', Type: 'Aggregate' },
  { iCode: 'all', Level: '3', Parent: '', Weight: '1', Type: 'Aggregate' },
]);
const panel = (roads: number[], noise: number[]): Panel => ({
  units: ['东', '西', '南'],
  periods: null,
  values: new Map([
    ['roads', Float64Array.from(roads)],
    ['noise', Float64Array.from(noise)],
  ]),
  denominators: new Map(),
  groups: new Map(),
});
const steps: Recipe = {
  normalise: { method: 'minmax', range: [0, 100] },
  aggregate: { method: 'arithmetic' },
};

describe('compute()', () => {
  it('applies the direction before normalising', () => {
    const { scores, ranks } = compute(panel([1, 2, 3], [30, 20, 10]), meta, steps);
    expect([...scores.get('all')!]).toEqual([0, 50, 100]);
    expect([...ranks]).toEqual([3, 2, 1]);
  });

  it('drops a missing value and counts the other weights in full', () => {
    const { scores } = compute(panel([1, Number.NaN, 3], [30, 20, 10]), meta, steps);
    expect(scores.get('all')![1]).toBe(50);
  });

  it('stops at an impossible mean and names the cells', () => {
    expect(() =>
      compute(panel([1, 2, 3], [30, 20, 10]), meta, { ...steps, aggregate: { method: 'geometric' } }),
    ).toThrowError(/东 × roads = 0/);
  });

  it('says when a step did nothing', () => {
    const { findings } = compute(panel([1, 2, 3], [3, 2, 1]), meta, { ...steps, impute: { method: 'mean' } });
    expect(findings).toMatchObject([{ code: 'step-idle', detail: { step: 'impute' } }]);
  });

  it('says when a column has no spread', () => {
    expect(compute(panel([1, 2, 3], [5, 5, 5]), meta, steps).findings).toMatchObject([
      { code: 'no-spread', at: { code: 'noise' } },
    ]);
  });
});

describe('recipe()', () => {
  it('refuses an unknown method with those that are known', () => {
    expect(() =>
      recipe({ normalise: { method: 'minmux' }, aggregate: { method: 'arithmetic' } }),
    ).toThrowError(/minmax、zscore/);
  });
  it('refuses a key it does not know', () => {
    expect(() => recipe({ normalise: { method: 'minmax' }, agregate: {} })).toThrowError(/agregate/);
  });
});

describe('metadata()', () => {
  it('refuses a parent that is not there, and names it', () => {
    expect(() => metadata([{ iCode: 'a', Level: '1', Parent: 'b', Type: 'Indicator' }])).toThrowError(
      /a 的上级 b /,
    );
  });
});

describe('uncertainty()', () => {
  const alternatives = {
    normalise: [steps.normalise, { method: 'rank' as const }],
    aggregate: ['arithmetic' as const, 'harmonic' as const],
  };
  const data = panel([1, 5, 9], [9, 4, 8]);
  const ranged: Recipe = { ...steps, normalise: { method: 'minmax', range: [1, 100] } };
  const plan = { ...alternatives, normalise: [ranged.normalise, alternatives.normalise[1]!] };

  it('gives the same for the same seed', () => {
    const run = () => uncertainty(data, meta, ranged, { ...plan, samples: 200, seed: 7 });
    expect(run()).toEqual(run());
  });

  it('comes near the exact result with many samples', () => {
    const exact = uncertainty(data, meta, ranged, { ...plan, exact: true });
    const sampled = uncertainty(data, meta, ranged, { ...plan, samples: 4000, seed: 3 });
    for (const [k, one] of exact.ranks.entries())
      expect(Math.abs(sampled.ranks[k]!.mean - one.mean)).toBeLessThan(0.06);
  });

  it('refuses to enumerate noise', () => {
    expect(() => design({ weights: { noise: 0.2 }, exact: true })).toThrowError(/穷举/);
  });
});
