import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Computed, compute } from './compute.ts';
import { contributionsOf } from './contribution.ts';
import { metadata } from './metadata.ts';
import { missingOf } from './missing.ts';
import type { Panel } from './panel.ts';
import { METHODS, type NormaliseRecipe, type Recipe } from './recipe.ts';
import { weightsOf } from './step/weight.ts';

const CODES = ['a', 'b', 'c', 'd', 'e', 'f'];
const tree = metadata([
  ...CODES.map((iCode, k) => ({
    iCode,
    Level: '1',
    Parent: k < 3 ? 'x' : 'y',
    Weight: String(1 + k / 4),
    Direction: k % 2 === 0 ? '1' : '-1',
    // Beyond every value, whichever way is better.
    Target: k % 2 === 0 ? '2000' : '-10',
    goalpost_lower: '10',
    goalpost_upper: '900',
  })),
  { iCode: 'x', Level: '2', Parent: 'top', Weight: '2' },
  { iCode: 'y', Level: '2', Parent: 'top', Weight: '1' },
  { iCode: 'top', Level: '3' },
]);
/** Two decimals, so that no change of unit makes two values one. */
const number = fc.integer({ min: 100, max: 100_000 }).map((x) => x / 100);
const cell = fc.oneof({ weight: 9, arbitrary: number }, fc.constant(Number.NaN));
/** Rows of six values; the first has all, so that it can be a reference. */
const rows = fc
  .tuple(
    fc.array(number, { minLength: 6, maxLength: 6 }),
    fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 4, maxLength: 9 }),
  )
  .map(([first, others]) => [first, ...others]);
const panelOf = (table: readonly (readonly number[])[], units = table.map((_, k) => `u${k}`)): Panel => ({
  units,
  periods: null,
  values: new Map(CODES.map((code, k) => [code, Float64Array.from(table, (row) => row[k]!)])),
  denominators: new Map(),
  groups: new Map(),
});
const byUnit = (result: Computed) =>
  new Map(result.panel.units.map((unit, k) => [unit, result.scores.get('top')![k]!]));
const near = (found: number, wanted: number, by = 1e-9) =>
  expect(
    found === wanted ||
      (found !== found && wanted !== wanted) ||
      Math.abs(found - wanted) <= by * Math.max(1, Math.abs(wanted)),
  ).toBe(true);

const NORMALISE = METHODS.normalise
  .filter((method) => method !== 'none')
  .map(
    (method): NormaliseRecipe => ({ method, ...(method === 'distance-to-reference' ? { unit: 'u0' } : {}) }),
  );
const above = { normalise: { method: 'minmax', range: [1, 100] } } as const;
const AGGREGATE = METHODS.aggregate.map((method): Recipe => ({ ...above, aggregate: { method, power: 2 } }));

describe('an index', () => {
  it.each([
    ...NORMALISE.map((normalise): Recipe => ({ normalise, aggregate: { method: 'arithmetic' } })),
    ...AGGREGATE,
  ])('does not care for the order of the units (%j)', (recipe) => {
    fc.assert(
      fc.property(rows, fc.nat(20), (table, turn) => {
        const order = table.map((_, k) => (k + turn) % table.length).reverse();
        const plain = byUnit(compute(panelOf(table), tree, recipe));
        const units = order.map((k) => `u${k}`);
        const turned = byUnit(
          compute(
            panelOf(
              order.map((k) => table[k]!),
              units,
            ),
            tree,
            recipe,
          ),
        );
        for (const [unit, score] of plain) near(turned.get(unit)!, score);
      }),
      { numRuns: 20 },
    );
  });

  it.each(['minmax', 'zscore', 'rank', 'percentile', 'borda', 'distance-to-max'] as const)(
    'does not care for the unit an indicator is measured in (%s)',
    (method) => {
      const recipe: Recipe = { normalise: { method }, aggregate: { method: 'arithmetic' } };
      fc.assert(
        fc.property(
          rows,
          fc.constantFrom(0.001, 0.125, 7, 1000),
          fc.constantFrom(0, 32, -400),
          (table, scale, shift) => {
            const other = table.map((row) => row.map((x, k) => (k === 1 ? x * scale + shift * scale : x)));
            const plain = byUnit(compute(panelOf(table), tree, recipe));
            for (const [unit, score] of byUnit(compute(panelOf(other), tree, recipe)))
              near(score, plain.get(unit)!, 1e-6);
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  it.each(AGGREGATE)('splits every score into parts that add up to it (%j)', (recipe) => {
    fc.assert(
      fc.property(rows, (table) => {
        const result = compute(panelOf(table), tree, recipe);
        for (const row of table.keys()) {
          const { parts, score } = contributionsOf(result, tree, recipe, row);
          if (score === score)
            near(
              CODES.reduce((sum, code) => sum + (parts.get(code) ?? 0), 0),
              score,
              1e-7,
            );
        }
      }),
      { numRuns: 8 },
    );
  });

  it('says why for every cell that has no value, and for no other', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(0, 0.5, 1), (table, dataThreshold) => {
        const panel = panelOf(table);
        const recipe: Recipe = { ...above, aggregate: { method: 'arithmetic', dataThreshold } };
        const result = compute(panel, tree, recipe);
        const { rows: told, elements } = missingOf(result, panel, tree, recipe);
        const wanted = [...result.normalised, ...result.scores].flatMap(([code, column]) =>
          [...column.keys()].filter((row) => column[row] !== column[row]).map((row) => `${row} ${code}`),
        );
        expect(told.map((row, k) => `${row} ${elements[k]}`).sort()).toEqual(wanted.sort());
      }),
    );
  });
});

describe('weights from data', () => {
  it.each(['entropy', 'critic'] as const)('are from 0 up and sum to 1 in every sub-index (%s)', (method) => {
    fc.assert(
      fc.property(rows, (table) => {
        const { normalised } = compute(panelOf(table), tree, {
          ...above,
          aggregate: { method: 'arithmetic' },
        });
        const weights = weightsOf(tree, normalised, { method }, {}, []);
        for (const parent of ['x', 'y']) {
          const own = tree.children.get(parent)!.map((code) => weights.get(code)!);
          expect(own.every((weight) => weight >= 0)).toBe(true);
          near(
            own.reduce((sum, weight) => sum + weight, 0),
            1,
          );
        }
      }),
    );
  });
  it.each(['entropy', 'critic', 'pca'] as const)('do not care for the order of the units (%s)', (method) => {
    fc.assert(
      fc.property(rows, (table) => {
        const of = (data: readonly (readonly number[])[]) =>
          weightsOf(tree, panelOf(data).values, { method }, {}, []);
        const [plain, turned] = [of(table), of([...table].reverse())];
        const size = (code: string) => Math.abs(turned.get(code)!);
        // The sign of a component whose loadings cancel is anybody's.
        for (const code of CODES) near(size(code), Math.abs(plain.get(code)!), 1e-5);
      }),
    );
  });
});
