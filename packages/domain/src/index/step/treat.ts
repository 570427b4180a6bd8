import { check, likeliest, minimum, transform, winsorise } from '@luodi/stats';
import { blocksOf, type Columns, type Panel, pick } from '../panel.ts';
import type { Recipe } from '../recipe.ts';
import type { Pass } from '../trace.ts';
import type { Treatment } from '../treatment.ts';

/**
 * Winsorises the columns that fail on skewness and kurtosis, and transforms what still fails; each period of a panel
 * by itself.
 * @source COINr, Treat
 */
export function treat(
  columns: Columns,
  panel: Panel,
  step: NonNullable<Recipe['treat']>,
  pass: Pass,
  table: Treatment[],
): Columns {
  const key = JSON.stringify(step);
  const blocks = blocksOf(panel);
  return new Map(
    [...columns].map(([code, column]) => {
      const done = pass('treat', code, [key, panel.periods, column], () => {
        const out = column.slice();
        const treatments = blocks.map((block) => {
          const { column: part, ...what } = tamed(pick(column, block), step);
          for (const [at, row] of block.entries()) out[row] = part[at]!;
          return { code, period: panel.periods?.[block[0]!] ?? null, ...what };
        });
        return { column: out, treatments };
      });
      table.push(...done.treatments);
      return [code, done.column];
    }),
  );
}

function tamed(column: Float64Array, step: NonNullable<Recipe['treat']>) {
  const shape = { skew: step.skew ?? 2, kurtosis: step.kurtosis ?? 3.5 };
  const then = step.then ?? 'log';
  const before = check(column, shape);
  const nothing = { moved: 0, transformed: '', lambda: null };
  if (before.pass) return { column, before, ...nothing, after: before };
  const { column: cut, moved } = winsorise(column, shape, step.winsoriseMax ?? 5);
  const middle = check(cut, shape);
  if (middle.pass || then === 'none') return { column: cut, before, ...nothing, moved, after: middle };
  const base = step.combine ? cut : column;
  let lambda: number | null = null;
  if (then === 'box-cox') {
    const least = minimum(base);
    lambda = step.lambda ?? likeliest(base.map((x) => x - least + 1));
  }
  const out = transform(base, then, lambda ?? undefined);
  return {
    column: out,
    before,
    moved: step.combine ? moved : 0,
    transformed: then as string,
    lambda,
    after: check(out, shape),
  };
}
