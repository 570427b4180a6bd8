import { minimum, type Normalisation, normalise } from '@luodi/stats';
import { type Indicator, invalid, type Tree } from '../metadata.ts';
import { blocksOf, type Columns, finding, type IndexFinding, type Panel, pick, rowNames } from '../panel.ts';
import type { NormaliseRecipe } from '../recipe.ts';
import type { Pass } from '../trace.ts';

/**
 * Every column with its direction applied, on the recipe's scale; over all rows, or within each period. A value whose
 * column gives it none is a finding.
 * @throws LuodiError where a logarithm, a target, goalposts or a reference unit is not there
 */
export function normaliseAll(
  columns: Columns,
  panel: Panel,
  tree: Tree,
  recipe: NormaliseRecipe,
  pass: Pass,
  findings: IndexFinding[],
): Columns {
  for (const code of Object.keys(recipe.indicators ?? {})) {
    if (!columns.has(code))
      throw invalid(
        `normalise.indicators：没有指标 ${code}`,
        `normalise.indicators: there is no indicator ${code}`,
      );
  }
  const periods = blocksOf(panel);
  const pooled = recipe.over === 'period' ? null : [panel.units.map((_, row) => row)];
  return new Map(
    tree.indicators.map((indicator) => {
      const { code, direction } = indicator;
      const column = columns.get(code)!;
      const own = { ...recipe, ...recipe.indicators?.[code] } as NormaliseRecipe;
      const key = JSON.stringify([
        { ...own, indicators: null },
        direction,
        indicator.target,
        indicator.lower,
        indicator.upper,
      ]);
      const done = pass('normalise', code, [key, panel.periods, panel.units, column], () => {
        const directed = logged(column, own, code, panel).map((x) => x * direction);
        const out = new Float64Array(column.length);
        // Pooled, each period is measured against the reference unit of its own, over the minimum of all.
        const refers = own.method === 'distance-to-reference';
        const least = refers && pooled ? minimum(directed) : undefined;
        for (const block of refers ? periods : (pooled ?? periods)) {
          const part = pick(directed, block);
          const units = block.map((row) => panel.units[row]!);
          const scaled = normalise(part, method(own, indicator, part, units, least));
          for (const [at, row] of block.entries()) out[row] = scaled[at]!;
        }
        const passed = own.method === 'distance-to-target' && targetPassed(own, indicator, directed);
        const lost = [...out.keys()].filter(
          (row) => out[row] !== out[row] && directed[row] === directed[row],
        );
        return {
          column: out,
          findings: [
            ...(passed ? [finding('target-passed', 'warning', { code }, { target: indicator.target })] : []),
            ...(lost.length === 0
              ? []
              : [
                  finding(
                    'no-spread',
                    'warning',
                    { code },
                    { value: column[lost[0]!]!, cells: lost.length, units: rowNames(panel, lost) },
                  ),
                ]),
          ],
        };
      });
      findings.push(...done.findings);
      return [code, done.column] as const;
    }),
  );
}

/** True where even the worst value has reached the target, so that distances to it turn round. */
const targetPassed = (
  { transform }: NormaliseRecipe,
  { target, direction }: Indicator,
  directed: Float64Array,
): boolean => (transform === 'ln' ? Math.log(target!) : target!) * direction <= minimum(directed);

function logged(column: Float64Array, recipe: NormaliseRecipe, code: string, panel: Panel): Float64Array {
  if (recipe.transform !== 'ln') return column;
  const bad = [...column.keys()].filter((row) => column[row]! <= 0);
  if (bad.length > 0)
    throw invalid(
      `normalise：${code} 不大于 0 处没有对数：${rowNames(panel, bad)}`,
      `normalise: ${code} has no logarithm where it is 0 or less: ${rowNames(panel, bad)}`,
    );
  return column.map(Math.log);
}

/** The recipe's words as the method of one column, its direction applied. */
function method(
  recipe: NormaliseRecipe,
  indicator: Indicator,
  column: Float64Array,
  units: readonly string[],
  least: number | undefined,
): Normalisation {
  const ties = recipe.ties ?? 'min';
  const { code, direction } = indicator;
  const scale = (x: number, what: string) => {
    if (recipe.transform !== 'ln') return x;
    if (!(x > 0))
      throw invalid(
        `normalise：${code} 的 ${what}（${x}）没有对数`,
        `normalise: the ${what} ${x} of ${code} has no logarithm`,
      );
    return Math.log(x);
  };
  switch (recipe.method) {
    case 'minmax':
      return { method: 'minmax', range: recipe.range ?? [0, 100] };
    case 'zscore':
      return { method: 'zscore', mean: recipe.mean ?? 0, sd: recipe.sd ?? 1 };
    case 'rank':
    case 'percentile':
    case 'borda':
      return { method: recipe.method, ties };
    case 'distance-to-target':
      if (indicator.target === null)
        throw invalid(
          `distance-to-target：${code} 没有目标值（Target）`,
          `distance-to-target: ${code} has no Target`,
        );
      return {
        method: 'distance-to-target',
        target: scale(indicator.target, 'target') * direction,
        cap: recipe.cap ?? false,
      };
    case 'distance-to-reference': {
      const row = units.indexOf(recipe.unit!);
      if (row < 0)
        throw invalid(
          `distance-to-reference：没有单元 ${recipe.unit}`,
          `distance-to-reference: there is no unit ${recipe.unit}`,
        );
      if (column[row] !== column[row])
        throw invalid(
          `distance-to-reference：${recipe.unit} 的 ${code} 缺失`,
          `distance-to-reference: ${code} of ${recipe.unit} is missing`,
        );
      return {
        method: 'distance-to-reference',
        reference: column[row]!,
        ...(least === undefined ? {} : { least }),
      };
    }
    case 'goalposts': {
      const { lower, upper } = indicator;
      if (lower === null || upper === null)
        throw invalid(
          `goalposts：${code} 没有下、上参照值（goalpost_lower、goalpost_upper）`,
          `goalposts: ${code} has no goalpost_lower and goalpost_upper`,
        );
      const low = scale(lower, 'goalpost_lower');
      const high = scale(upper, 'goalpost_upper');
      if (!(low < high))
        throw invalid(
          `goalposts：无论方向如何，${code} 的下参照值（${lower}）须小于上参照值（${upper}）`,
          `goalposts: goalpost_lower of ${code} (${lower}) must be below goalpost_upper (${upper}), whatever the direction`,
        );
      return {
        method: 'goalposts',
        lower: direction === 1 ? low : -high,
        upper: direction === 1 ? high : -low,
        scale: recipe.scale ?? 1,
      };
    }
    default:
      return { method: recipe.method };
  }
}
