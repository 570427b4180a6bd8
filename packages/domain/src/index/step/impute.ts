import { maximum, mean, median, minimum } from '@luodi/stats';
import { invalid, type Tree } from '../metadata.ts';
import { blocksOf, type Columns, finding, type IndexFinding, type Panel, pick } from '../panel.ts';
import type { Recipe } from '../recipe.ts';
import type { Pass } from '../trace.ts';

/**
 * Fills missing values, within each period of a panel: by the mean or median of the indicator, of its group (units
 * without a group are left alone), or from the unit's other indicators under the same parent. What nothing can fill
 * stays missing, and is a finding.
 * @source COINr, Impute: i_mean, i_median, i_mean_grp, i_median_grp, and by row
 */
export function impute(
  columns: Columns,
  panel: Panel,
  tree: Tree,
  { method, group }: NonNullable<Recipe['impute']>,
  pass: Pass,
  findings: IndexFinding[],
): Columns {
  const groups = method.endsWith('-group') ? panel.groups.get(group!) : undefined;
  if (method.endsWith('-group') && !groups)
    throw invalid(`impute.group：没有 ${group} 列`, `impute.group: there is no column ${group}`);
  if (group !== undefined && !groups)
    findings.push(finding('step-idle', 'warning', {}, { step: 'impute.group' }));
  const blocks = blocksOf(panel);
  const out = new Map(
    tree.indicators.map(({ code, parent }) => {
      const column = columns.get(code)!;
      if (method === 'row-mean') {
        const siblings = tree.children.get(parent!)!;
        const theirs = siblings.map((one) => columns.get(one)!);
        return [
          code,
          pass('impute', code, [method, panel.periods, column, ...theirs], () => ({
            column: byRow(code, columns, siblings, tree, blocks),
          })).column,
        ] as const;
      }
      const centre = method.startsWith('mean') ? mean : median;
      return [
        code,
        pass('impute', code, [method, panel.periods, groups, column], () => ({
          column: byCentre(column, centre, groups, blocks),
        })).column,
      ] as const;
    }),
  );
  let filled = 0;
  let left = 0;
  for (const [code, column] of out) {
    const before = columns.get(code)!;
    if (column === before) continue;
    for (let row = 0; row < column.length; row += 1) {
      if (before[row] === before[row]) continue;
      if (column[row] === column[row]) filled += 1;
      else left += 1;
    }
  }
  if (filled === 0) findings.push(finding('step-idle', 'warning', {}, { step: 'impute' }));
  if (left > 0) findings.push(finding('still-missing', 'warning', {}, { step: 'impute', cells: left }));
  return out;
}

function byCentre(
  column: Float64Array,
  centre: (values: Float64Array) => number,
  groups: readonly (string | null)[] | undefined,
  blocks: readonly (readonly number[])[],
): Float64Array {
  const out = column.slice();
  for (const block of blocks) {
    const parts = new Map<string, number[]>();
    for (const row of block) {
      const own = groups ? groups[row]! : '';
      if (own === null) continue;
      const part = parts.get(own);
      if (part) part.push(row);
      else parts.set(own, [row]);
    }
    for (const rows of parts.values()) {
      const value = centre(pick(column, rows));
      for (const row of rows) if (out[row] !== out[row]) out[row] = value;
    }
  }
  return out;
}

/** A unit's mean of its other indicators under the same parent, on a 0–1 scale after direction, mapped back. */
function byRow(
  code: string,
  columns: Columns,
  siblings: readonly string[],
  tree: Tree,
  blocks: readonly (readonly number[])[],
): Float64Array {
  const directions = new Map(tree.indicators.map((one) => [one.code, one.direction]));
  const column = columns.get(code)!;
  const out = column.slice();
  const direction = directions.get(code)!;
  for (const block of blocks) {
    const scaled = siblings.map((one) => {
      const directed = pick(columns.get(one)!, block).map((x) => x * directions.get(one)!);
      const least = minimum(directed);
      const spread = maximum(directed) - least;
      return directed.map((x) => (x - least) / spread);
    });
    const own = pick(column, block).map((x) => x * direction);
    const least = minimum(own);
    const spread = maximum(own) - least;
    for (const [at, row] of block.entries()) {
      if (out[row] === out[row]) continue;
      out[row] = (mean(scaled.map((one) => one[at]!)) * spread + least) * direction;
    }
  }
  return out;
}
