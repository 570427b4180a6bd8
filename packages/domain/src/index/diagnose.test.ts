import { describe, expect, it } from 'vitest';
import { compute } from './compute.ts';
import { couplingOf, diagnose, effectiveWeights, obstaclesOf } from './diagnose.ts';
import { metadata } from './metadata.ts';
import type { Panel } from './panel.ts';
import type { Recipe } from './recipe.ts';

const tree = metadata([
  { iCode: 'a', Level: '1', Parent: 'x', Weight: '1' },
  { iCode: 'b', Level: '1', Parent: 'x', Weight: '3' },
  { iCode: 'c', Level: '1', Parent: 'y', Weight: '1' },
  { iCode: 'x', Level: '2', Parent: 'top', Weight: '2' },
  { iCode: 'y', Level: '2', Parent: 'top', Weight: '1' },
  { iCode: 'top', Level: '3', Parent: '', Weight: '1' },
]);
const panel: Panel = {
  units: ['u', 'v', 'w', 'z'],
  periods: null,
  values: new Map([
    ['a', Float64Array.of(0, 50, 100, 20)],
    ['b', Float64Array.of(0, 100, 50, 10)],
    ['c', Float64Array.of(100, 50, 0, Number.NaN)],
  ]),
  denominators: new Map(),
  groups: new Map(),
};
const recipe: Recipe = {
  normalise: { method: 'minmax', range: [0, 100] },
  aggregate: { method: 'arithmetic' },
};
const result = compute(panel, tree, recipe);

describe('diagnose()', () => {
  const found = diagnose(result, tree, recipe);
  it('describes the data and counts what is missing', () => {
    expect(found.data.get('c')).toMatchObject({ present: 3, missing: 1, mean: 50 });
  });
  it('correlates siblings with each other and each element with those above it', () => {
    expect(found.within.map(({ a, b }) => `${a} ${b}`)).toEqual(['a b', 'x y']);
    expect(found.above.filter((one) => one.a === 'a').map((one) => one.b)).toEqual(['x', 'top']);
  });
  it('says where each unit goes without an element', () => {
    // Without c, and so without y: the places of x alone, w 62.5 and v 87.5 as before, u last.
    const removal = found.removal.find((one) => one.code === 'c')!;
    const alone = compute(
      panel,
      tree,
      { ...recipe, weights: { method: 'file' } },
      { weights: new Map([['y', 0]]) },
    );
    const moves = [...alone.ranks].map((x, row) => Math.abs(x - result.ranks[row]!));
    expect(removal.largest).toBe(Math.max(...moves));
  });
});

describe('effectiveWeights()', () => {
  it('of the indicators are products of shares, and add up to 1 (hand calculation)', () => {
    const found = effectiveWeights(tree, result.weights);
    expect(found.get('a')).toBeCloseTo((1 / 4) * (2 / 3), 12);
    expect(found.get('b')).toBeCloseTo((3 / 4) * (2 / 3), 12);
    expect(found.get('c')).toBeCloseTo(1 / 3, 12);
  });
});

describe('couplingOf() and obstaclesOf()', () => {
  it('go by scores from 0 to 1 (hand calculation)', () => {
    // v: x = (0.5 + 3·1)/4 = 0.875, y = 0.5; C = √(0.875·0.5)/0.6875, T = (2·0.875 + 0.5)/3 = 0.75
    const [u, v, , z] = couplingOf(panel, tree, recipe);
    expect(v!.coupling!.coupling).toBeCloseTo(Math.sqrt(0.4375) / 0.6875, 12);
    expect(v!.coupling!.level).toBeCloseTo(0.75, 12);
    expect(u!.coupling!.coupling).toBe(0);
    expect(z!.coupling).toBeNull();
  });
  it('name what holds a unit back most', () => {
    // w lacks b by 0.5 at a weight of 1/2, and c by 1 at 1/3.
    expect(obstaclesOf(panel, tree, recipe, 2).map(({ code, degree }) => [code, degree.toFixed(4)])).toEqual([
      ['c', '0.5714'],
      ['b', '0.4286'],
      ['a', '0.0000'],
    ]);
  });
});
