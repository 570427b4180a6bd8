import type { Finding } from '../finding.ts';

/** The observations of an index: a row for each unit, or for each unit and period. */
export interface Panel {
  readonly units: readonly string[];
  /** One for each row; null where there are no periods. */
  readonly periods: readonly string[] | null;
  /** By indicator code, as long as `units`; NaN is missing. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** Denominators by name. */
  readonly denominators: ReadonlyMap<string, Float64Array>;
  /** Groups by name, one for each row; null where a unit has none. */
  readonly groups: ReadonlyMap<string, readonly (string | null)[]>;
  /** Why values are missing, where the data say so. */
  readonly reasons?: Reasons;
}

/** Why values were not there to begin with: by indicator or denominator, a position in the words for each row. */
export interface Reasons {
  /** The first is empty: no reason was given. */
  readonly words: readonly string[];
  readonly columns: ReadonlyMap<string, Uint16Array>;
}

/** Columns by the code of their element. */
export type Columns = ReadonlyMap<string, Float64Array>;

/** Something odd on the way to an index: an element, a unit, or both. */
export type IndexFinding = Finding<string, { readonly code?: string; readonly unit?: string }>;

export const finding = (
  code: string,
  severity: Finding['severity'],
  at: IndexFinding['at'],
  detail: IndexFinding['detail'],
): IndexFinding => ({ code, severity, at, detail });

/** An observation that is new or other than it was. */
export interface Revision {
  readonly code: string;
  readonly row: number;
  /** NaN takes the value away. */
  readonly value: number;
}

/** The panel with some observations revised; every column that is not touched stays the same object. */
export function revised(panel: Panel, revisions: readonly Revision[]): Panel {
  const values = new Map(panel.values);
  for (const { code, row, value } of revisions) {
    const column = values.get(code);
    if (!column) throw new RangeError(`there is no column ${code}`);
    if (!(row in panel.units)) throw new RangeError(`there is no row ${row}`);
    const own = column === panel.values.get(code) ? column.slice() : column;
    own[row] = value;
    values.set(code, own);
  }
  return { ...panel, values };
}

/** The rows of each period in their order; all rows where there are no periods. */
export function blocksOf(panel: Pick<Panel, 'units' | 'periods'>): number[][] {
  if (panel.periods === null) return [panel.units.map((_, row) => row)];
  const blocks = new Map<string, number[]>();
  for (const [row, period] of panel.periods.entries()) {
    const own = blocks.get(period);
    if (own) own.push(row);
    else blocks.set(period, [row]);
  }
  return [...blocks.values()];
}

export const pick = (column: Float64Array, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => column[row]!);

/** A row as its reader knows it. */
export const rowName = (panel: Pick<Panel, 'units' | 'periods'>, row: number): string =>
  `${panel.units[row]}${panel.periods ? ` ${panel.periods[row]}` : ''}`;

/** Some rows by name, and how many more there are. */
export const rowNames = (panel: Pick<Panel, 'units' | 'periods'>, rows: readonly number[]): string =>
  `${rows
    .slice(0, 8)
    .map((row) => rowName(panel, row))
    .join(', ')}${rows.length > 8 ? ` … (${rows.length})` : ''}`;
