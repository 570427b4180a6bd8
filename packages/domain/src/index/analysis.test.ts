import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bands } from './band.ts';
import { changesBetween } from './change.ts';
import { compute } from './compute.ts';
import { contributionsOf, gap } from './contribution.ts';
import { metadata } from './metadata.ts';
import { type Panel, revised } from './panel.ts';
import type { Recipe } from './recipe.ts';
import { tornado } from './tornado.ts';
import { uncertainty } from './uncertainty.ts';

const METHODS = [
  'arithmetic',
  'geometric',
  'harmonic',
  'power',
  'copeland',
  'topsis',
  'mazziotta-pareto',
] as const;

const tree = (weights: readonly number[] = [1, 2, 3, 1, 1], extra = false) =>
  metadata([
    ...['a', 'b', 'c', 'd', ...(extra ? ['e'] : [])].map((iCode, k) => ({
      iCode,
      Level: '1',
      Parent: k < 2 ? 'x' : 'y',
      Weight: String(weights[k]),
      Direction: k === 1 ? '-1' : '1',
      Type: 'Indicator',
    })),
    { iCode: 'x', Level: '2', Parent: 'top', Weight: '2', Type: 'Aggregate' },
    { iCode: 'y', Level: '2', Parent: 'top', Weight: '1', Type: 'Aggregate' },
    { iCode: 'top', Level: '3', Parent: '', Weight: '1', Type: 'Aggregate' },
  ]);
const panelOf = (table: readonly (readonly number[])[], units = table.map((_, k) => `u${k}`)): Panel => ({
  units,
  periods: null,
  values: new Map(
    ['a', 'b', 'c', 'd', 'e'].map((code, k) => [code, Float64Array.from(table, (row) => row[k]!)]),
  ),
  denominators: new Map(),
  groups: new Map(),
});
const recipe = (method: (typeof METHODS)[number]): Recipe => ({
  normalise: { method: 'minmax', range: [1, 100] },
  aggregate: { method, ...(method === 'power' ? { power: 0.5 } : {}) },
});
const value = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 1000 }) }, fc.constant(Number.NaN));
const tables = fc.array(fc.tuple(value, value, value, value, value), { minLength: 3, maxLength: 6 });
const sumOf = (parts: ReadonlyMap<string, number>, codes: readonly string[]) =>
  codes.reduce((sum, code) => sum + (parts.get(code) ?? 0), 0);

describe('contributionsOf()', () => {
  it.each(METHODS)('of the indicators add up to the score under %s', (method) => {
    fc.assert(
      fc.property(tables, (table) => {
        const result = compute(panelOf(table), tree(), recipe(method));
        for (let row = 0; row < table.length; row += 1) {
          const { score, parts } = contributionsOf(result, tree(), recipe(method), row);
          if (score !== score) continue;
          expect(sumOf(parts, ['a', 'b', 'c', 'd'])).toBeCloseTo(score, 8);
          expect(sumOf(parts, ['x', 'y'])).toBeCloseTo(score, 8);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of an arithmetic index are the weighted values (hand calculation)', () => {
    const how = { ...recipe('arithmetic'), normalise: { method: 'none' } } as Recipe;
    const result = compute(panelOf([[30, -60, 10, 50, 0]]), tree(), how);
    // x = (1·30 + 2·60)/3 = 50, y = (3·10 + 1·50)/4 = 20, top = (2·50 + 20)/3 = 40
    const { score, parts } = contributionsOf(result, tree(), how, 0);
    expect(score).toBeCloseTo(40, 12);
    expect(['a', 'b', 'c', 'd'].map((code) => parts.get(code)!.toFixed(4))).toEqual([
      '6.6667',
      '26.6667',
      '2.5000',
      '4.1667',
    ]);
  });

  it('add up where a sub-index scores 0 between values that cancel', () => {
    const how = { ...recipe('arithmetic'), normalise: { method: 'none' } } as Recipe;
    const result = compute(panelOf([[4, 2, 10, 50, 0]]), tree([1, 2, 3, 1]), how);
    const { score, parts } = contributionsOf(result, tree(), how, 0);
    expect(result.scores.get('x')![0]).toBe(0);
    expect(parts.get('a')).toBeCloseTo(8 / 9, 12);
    expect(sumOf(parts, ['a', 'b', 'c', 'd'])).toBeCloseTo(score, 12);
  });
});

describe('gap()', () => {
  it('adds up to the difference of two scores', () => {
    const table = [
      [1, 2, 3, 4],
      [9, 8, 1, 2],
      [5, 5, 5, 7],
    ];
    const result = compute(panelOf(table), tree(), recipe('arithmetic'));
    const { score, parts } = gap(result, tree(), recipe('arithmetic'), 0, 2);
    const top = result.scores.get('top')!;
    expect(score).toBeCloseTo(top[0]! - top[2]!, 12);
    expect(sumOf(parts, ['a', 'b', 'c', 'd'])).toBeCloseTo(score, 10);
  });
});

describe('changesBetween()', () => {
  const before = [
    [1, 2, 3, 4, 5],
    [9, 8, 1, 2, 3],
    [5, 5, 5, 7, 1],
  ];
  const after = [
    [2, 2, 4, 4, 9],
    [9, 6, 1, 3, 3],
    [5, 4, 8, 7, 2],
    [3, 3, 3, 3, 3],
  ];
  const old = { panel: panelOf(before), tree: tree(), recipe: recipe('arithmetic'), period: null };

  it('names the only thing that changed, and nothing else', () => {
    const changed = {
      data: { ...old, panel: panelOf(after.slice(0, 3)) },
      weights: { ...old, tree: tree([4, 1, 1, 1]) },
      method: { ...old, recipe: recipe('geometric') },
      membership: { ...old, tree: tree([1, 2, 3, 1, 1], true) },
    };
    for (const [cause, state] of Object.entries(changed)) {
      for (const one of changesBetween(old, state)) {
        for (const [name, part] of Object.entries(one.causes))
          expect(part, `${cause}: ${name} of ${one.unit}`).toBeCloseTo(
            name === cause ? one.after - one.before : 0,
            10,
          );
      }
    }
  });

  it('adds up when everything changes at once, by cause and by indicator', () => {
    const now = {
      panel: panelOf(after, ['u1', 'u0', 'u2', 'u9']),
      tree: tree([2, 2, 1, 3, 2], true),
      recipe: recipe('geometric'),
      period: null,
    };
    const found = changesBetween(old, now);
    expect(found.map((one) => one.unit)).toEqual(['u1', 'u0', 'u2']);
    for (const one of found) {
      const total = Object.values(one.causes).reduce((sum, part) => sum + part, 0);
      expect(total).toBeCloseTo(one.after - one.before, 10);
      expect(sumOf(one.indicators, [...one.indicators.keys()])).toBeCloseTo(one.after - one.before, 8);
    }
  });

  it('between two periods of one panel is all data', () => {
    const panel: Panel = {
      ...panelOf([...before, ...after.slice(0, 3)], ['u0', 'u1', 'u2', 'u0', 'u1', 'u2']),
      periods: ['2024', '2024', '2024', '2025', '2025', '2025'],
    };
    const at = (period: string) => ({ ...old, panel, period });
    for (const one of changesBetween(at('2024'), at('2025')))
      expect(one.causes.data).toBeCloseTo(one.after - one.before, 10);
  });
});

describe('compute() again', () => {
  it('gives to the bit what computing from nothing gives, whatever was revised', () => {
    const how: Recipe = { ...recipe('arithmetic'), impute: { method: 'mean' }, treat: {} };
    const cells = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(2), value), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(tables, cells, (table, changes) => {
        const first = compute(panelOf(table), tree(), how);
        const panel = revised(
          panelOf(table),
          changes.map(([code, row, value]) => ({ code, row, value })),
        );
        const { trace: _, ...again } = compute(panel, tree(), how, {}, first);
        const { trace: __, ...anew } = compute(panel, tree(), how);
        expect(again).toEqual(anew);
      }),
    );
  });

  it('touches only the indicator that was revised and the nodes above it', () => {
    const panel = panelOf([
      [1, 2, 3, 4],
      [9, 8, 1, 2],
      [5, 5, 5, 7],
    ]);
    const first = compute(panel, tree(), recipe('arithmetic'));
    const next = revised(panel, [{ code: 'a', row: 1, value: 7 }]);
    const again = compute(next, tree(), recipe('arithmetic'), {}, first);
    for (const code of ['b', 'c', 'd']) expect(again.normalised.get(code)).toBe(first.normalised.get(code));
    expect(again.scores.get('y')).toBe(first.scores.get('y'));
    expect(again.normalised.get('a')).not.toBe(first.normalised.get('a'));
    expect(again.scores.get('top')).not.toBe(first.scores.get('top'));
  });
});

describe('tornado()', () => {
  it('puts first the element that moves the rank most, and says where the unit stands without it', () => {
    const table = [
      [100, 50, 1, 1],
      [1, 50, 60, 60],
      [1, 50, 70, 70],
      [2, 40, 50, 100],
    ];
    const how = recipe('arithmetic');
    const result = compute(panelOf(table), tree(), how);
    const swings = tornado(result, tree(), how, 0);
    expect(swings.map((one) => one.code)).toHaveLength(6);
    const without = swings.find((one) => one.code === 'a')!.without!;
    const dropped = compute(panelOf(table), tree([0, 2, 3, 1]), how);
    expect(without.score).toBeCloseTo(dropped.scores.get('top')![0]!, 12);
    expect(without.rank).toBe(dropped.ranks[0]);
    for (let k = 1; k < swings.length; k += 1)
      expect(swings[k - 1]!.places).toBeGreaterThanOrEqual(swings[k]!.places);
  });
});

describe('bands()', () => {
  it('groups units that noise cannot tell apart, and takes the places from first to last', () => {
    const table = [
      [100, 0, 100, 100],
      [50, 50, 50, 51],
      [51, 50, 49, 50],
      [0, 100, 0, 0],
    ];
    const result = uncertainty(panelOf(table), tree(), recipe('arithmetic'), {
      weights: { noise: 0.5 },
      samples: 300,
      seed: 5,
    });
    expect(bands(result).map(({ unit, first, last }) => [unit, first, last])).toEqual([
      ['u0', 1, 1],
      [expect.stringMatching(/u[12]/), 2, 3],
      [expect.stringMatching(/u[12]/), 2, 3],
      ['u3', 4, 4],
    ]);
  });
});
