import { compute } from '../compute.ts';
import type { Panel, Reasons } from '../panel.ts';
import type { Recipe } from '../recipe.ts';
import { type Places, type Told, told } from './finding.ts';
import { type FrameworkNode, treeOf } from './node.ts';

/** An observation as an index reads it. */
export interface Observed {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  /** In the indicator's unit; null when missing. */
  readonly value: number | null;
  /** Why it is missing. */
  readonly missing?: string | null;
}

/** Rows of a panel: which area in which period. */
export interface PanelRow {
  readonly area: string;
  readonly period: string;
}

/** The observations of a framework as plain data, as it travels. */
export interface PanelData {
  readonly rows: readonly PanelRow[];
  /** By code of the tree, as long as `rows`; null is missing. */
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
  /** Why values are missing, as long as `rows`, only for codes where something was said; null where not. */
  readonly reasons?: Readonly<Record<string, readonly (string | null)[]>>;
}

/** A node's value in an area. */
export interface ScoreCell {
  readonly code: string;
  readonly area: string;
  readonly value: number | null;
  readonly score: number | null;
}

/** The index of one period. */
export interface Scored {
  readonly cells: readonly ScoreCell[];
  readonly ranks: readonly { readonly area: string; readonly rank: number | null }[];
  readonly findings: readonly Told[];
}

/** Years, quarters or months: an index compares periods of one kind. */
export const periodKind = (period: string): 'year' | 'quarter' | 'month' =>
  period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month';

/**
 * Lays observations out as the table an index is computed of: periods in order, in each the areas in the order given,
 * a column for each indicator of the tree. What was not observed is null.
 * @param observed the newest vintage of each indicator, area and period; other indicators and areas are passed over
 */
export function panelOf(
  nodes: readonly FrameworkNode[],
  areas: readonly string[],
  observed: readonly Observed[],
  kind: ReturnType<typeof periodKind> = 'year',
): PanelData {
  const leaves = nodes.filter((node) => node.level === 1);
  const codes = new Map<string, string[]>();
  for (const { indicator, code } of leaves)
    if (indicator !== null) codes.set(indicator, [...(codes.get(indicator) ?? []), code]);
  const place = new Map(areas.map((area, at) => [area, at]));
  const own = observed.filter(
    (one) => codes.has(one.indicator) && place.has(one.area) && periodKind(one.period) === kind,
  );
  const periods = [...new Set(own.map((one) => one.period))].sort();
  const turn = new Map(periods.map((period, at) => [period, at]));
  const columns: Record<string, (number | null)[]> = {};
  for (const { code } of leaves)
    columns[code] = new Array<number | null>(periods.length * areas.length).fill(null);
  const reasons: Record<string, (string | null)[]> = {};
  for (const { indicator, area, period, value, missing } of own)
    for (const code of codes.get(indicator)!) {
      const at = turn.get(period)! * areas.length + place.get(area)!;
      columns[code]![at] = value;
      if (value !== null || !missing) continue;
      reasons[code] ??= columns[code]!.map(() => null);
      reasons[code][at] = missing;
    }
  return { rows: periods.flatMap((period) => areas.map((area) => ({ area, period }))), columns, reasons };
}

/** The table as the engine takes it. */
export const panelFrom = ({ rows, columns, reasons = {} }: PanelData): Panel => ({
  reasons: reasonsFrom(reasons),
  units: rows.map((row) => row.area),
  periods: rows.map((row) => row.period),
  values: new Map(
    Object.entries(columns).map(([code, column]) => [
      code,
      Float64Array.from(column, (x) => x ?? Number.NaN),
    ]),
  ),
  denominators: new Map(),
  groups: new Map(),
});

/** The reasons as the engine takes them: words once, positions by row. */
function reasonsFrom(given: NonNullable<PanelData['reasons']>): Reasons {
  const words = [...new Set(Object.values(given).flatMap((column) => column.filter((one) => one !== null)))];
  const at = new Map(words.map((word, place) => [word, place + 1]));
  return {
    words: ['', ...words],
    columns: new Map(
      Object.entries(given).map(([code, column]) => [
        code,
        Uint16Array.from(column, (one) => (one === null ? 0 : at.get(one)!)),
      ]),
    ),
  };
}

/**
 * Computes the index of one period. Every period of the panel takes part in normalising, so that scores compare over
 * time. An indicator nobody observed is a finding and counts nowhere.
 * @param places how areas are called in findings; by their ids where they are not named
 * Cost: linear in cells.
 * @throws {LuodiError} `framework-invalid`: the tree or the recipe is not sound, or a mean is impossible
 */
export function scoresOf(
  nodes: readonly FrameworkNode[],
  data: PanelData,
  recipe: Recipe,
  period: string,
  places: Places = new Map(),
): Scored {
  const panel = panelFrom(data);
  const result = compute(panel, treeOf(nodes), recipe);
  const held = new Map(result.panel.units.map((area, row) => [`${area} ${result.panel.periods![row]}`, row]));
  const figure = (value: number | undefined) => (value === undefined || value !== value ? null : value);
  const areas = data.rows.flatMap((row, at) => (row.period === period ? [{ area: row.area, at }] : []));
  const unseen = nodes.filter(
    (node) => node.level === 1 && !areas.some(({ at }) => data.columns[node.code]?.[at] !== null),
  );
  return {
    cells: nodes.flatMap((node) =>
      areas.map(({ area, at }) => ({
        code: node.code,
        area,
        value: node.level === 1 ? (data.columns[node.code]?.[at] ?? null) : null,
        score: figure(
          (node.level === 1 ? result.normalised : result.scores).get(node.code)?.[
            held.get(`${area} ${period}`) ?? -1
          ],
        ),
      })),
    ),
    ranks: areas.map(({ area }) => ({
      area,
      rank: areas.length > 1 ? figure(result.ranks[held.get(`${area} ${period}`) ?? -1]) : null,
    })),
    findings: [
      ...unseen.map(({ code }) =>
        told({ code: 'no-data', severity: 'warning', at: { code }, detail: { period } }, nodes, places),
      ),
      // A column without any value is among those just told of.
      ...result.findings.filter((one) => one.code !== 'column-empty').map((one) => told(one, nodes, places)),
    ],
  };
}
