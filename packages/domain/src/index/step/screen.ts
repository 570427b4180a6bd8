import { invalid } from '../metadata.ts';
import { type Columns, finding, type IndexFinding, type Panel, pick } from '../panel.ts';
import type { Recipe } from '../recipe.ts';
import type { Pass } from '../trace.ts';

/**
 * The rows whose share of available values, or of non-zero among the available, is at least the threshold; a row that
 * falls out is a finding with its shares.
 * @throws LuodiError where no row is left
 */
export function screen(
  columns: Columns,
  panel: Panel,
  { by, threshold }: NonNullable<Recipe['screen']>,
  findings: IndexFinding[],
): number[] {
  const kept: number[] = [];
  const all = [...columns.values()];
  const [share, nonzero] =
    typeof threshold === 'number'
      ? ([threshold, threshold] as const)
      : ([threshold[0], threshold[1]] as const);
  for (let row = 0; row < panel.units.length; row += 1) {
    let has = 0;
    let zero = 0;
    for (const column of all) {
      const x = column[row]!;
      if (x !== x) continue;
      has += 1;
      if (x === 0) zero += 1;
    }
    const available = has / all.length;
    const full = has > 0 ? (has - zero) / has : 0;
    const enough =
      (by === 'nonzero' || available >= share) && (by === 'available' || (has > 0 && full >= nonzero));
    if (enough) kept.push(row);
    else
      findings.push(
        finding(
          'screened',
          'info',
          { unit: panel.units[row]! },
          { ...(panel.periods ? { period: panel.periods[row]! } : {}), available, nonzero: full },
        ),
      );
  }
  if (kept.length === 0)
    throw invalid('screen：没有留下任何单元；请降低门槛', 'screen: no unit is left; lower the threshold');
  return kept;
}

/** The rows that were kept, of the panel and of the columns. */
export function only(
  panel: Panel,
  columns: Columns,
  rows: readonly number[],
  pass: Pass,
): { readonly panel: Panel; readonly columns: Columns } {
  if (rows.length === panel.units.length) return { panel, columns };
  const key = rows.join();
  const cut = (of: Columns, what: string): Columns =>
    new Map(
      [...of].map(([code, column]) => [
        code,
        pass(what, code, [key, column], () => ({ column: pick(column, rows) })).column,
      ]),
    );
  return {
    panel: {
      units: rows.map((row) => panel.units[row]!),
      periods: panel.periods && rows.map((row) => panel.periods![row]!),
      values: cut(panel.values, 'screen-values'),
      denominators: cut(panel.denominators, 'screen-denominators'),
      groups: new Map([...panel.groups].map(([name, groups]) => [name, rows.map((row) => groups[row]!)])),
    },
    columns: cut(columns, 'screen'),
  };
}
