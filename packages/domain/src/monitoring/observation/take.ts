import { finder, type Mapping, type Named } from './mapping.ts';
import { periodOf } from './period.ts';
import { written } from './value.ts';

/** A row of a table with the line it has in its file. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** An observation taken from a table. */
export interface Taken {
  readonly line: number;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly value: number | null;
  /** Why it is missing; null where there is a value. */
  readonly missing: string | null;
  readonly source: string | null;
}

/** What is wrong with a cell. An error keeps the row out; a warning lets it in. */
export interface CellFault {
  readonly code: 'no-column' | 'indicator' | 'area' | 'period' | 'value' | 'unit' | 'twice' | 'jump';
  readonly severity: 'error' | 'warning';
  /** In the file; 0 for the table as a whole. */
  readonly line: number;
  /** Place of the column, from 0; null where it is the whole row. */
  readonly column: number | null;
  /** The words of the cell, or what was expected. */
  readonly found: string;
}

/**
 * Takes observations out of a table by a mapping; long (a row each) or wide (a column for each indicator). A row that
 * says nothing is passed over; what cannot be read is a fault with its line and column, and nothing else of the table
 * suffers. The same cell said twice with different values is an error at the second.
 * Cost: linear.
 * @param lines without the head
 */
export function take(
  lines: readonly Line[],
  mapping: Mapping,
  known: { readonly indicators: readonly Named[]; readonly areas: readonly Named[] },
): { readonly taken: readonly Taken[]; readonly faults: readonly CellFault[] } {
  const taken: Taken[] = [];
  const faults: CellFault[] = [];
  const indicator = finder(known.indicators);
  const area = finder(known.areas);
  const at = (role: string) => mapping.columns.indexOf(role as never);
  const wide = mapping.columns.flatMap((role, column) =>
    role.startsWith('=') ? [{ column, named: indicator(role.slice(1)) }] : [],
  );
  for (const [role, fixed] of [
    ['area', mapping.area],
    ['period', mapping.period],
    ...(wide.length > 0 ? [] : [['indicator', mapping.indicator] as const, ['value', undefined] as const]),
  ] as const)
    if (at(role) < 0 && !fixed)
      faults.push({ code: 'no-column', severity: 'error', line: 0, column: null, found: role });
  for (const { column, named } of wide)
    if (!named)
      faults.push({ code: 'indicator', severity: 'error', line: 0, column, found: mapping.columns[column]! });
  if (faults.length > 0) return { taken, faults };

  const seen = new Map<string, number | null>();
  for (const { line, cells } of lines) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const cell = (role: string) => (at(role) < 0 ? null : (cells[at(role)] ?? '').trim());
    const odd = (
      code: CellFault['code'],
      column: number,
      found: string,
      severity: 'error' | 'warning' = 'error',
    ) => faults.push({ code, severity, line, column: column < 0 ? null : column, found });
    const areaText = cell('area') || (mapping.area ?? '');
    const periodText = cell('period') || (mapping.period ?? '');
    const place = area(areaText);
    const period = periodOf(periodText);
    if (!place) odd('area', at('area'), areaText);
    if (!period) odd('period', at('period'), periodText);
    const values =
      wide.length > 0
        ? wide
        : [{ column: at('value'), named: indicator(cell('indicator') || (mapping.indicator ?? '')) }];
    for (const { column, named } of values) {
      const text = cells[column] ?? '';
      // A blank cell of a wide table says nothing; in a long one the row is there to say that it is missing.
      if (wide.length > 0 && text.trim() === '') continue;
      if (!named) {
        odd('indicator', at('indicator'), cell('indicator') ?? '');
        continue;
      }
      const said = written(text);
      if ('odd' in said) {
        odd('value', column, text);
        continue;
      }
      const unit = cell('unit');
      if (unit && named.unit && sameUnit(unit) !== sameUnit(named.unit)) {
        odd('unit', at('unit'), `${unit} ≠ ${named.unit}`);
        continue;
      }
      if (!place || !period) continue;
      const value = 'value' in said ? said.value : null;
      const key = `${named.id} ${place.id} ${period}`;
      if (seen.has(key)) {
        if (seen.get(key) !== value) odd('twice', column, text);
        continue;
      }
      seen.set(key, value);
      taken.push({
        line,
        indicator: named.id,
        area: place.id,
        period,
        value,
        missing: 'missing' in said ? cell('missing') || said.missing : null,
        source: cell('source') || null,
      });
    }
  }
  return { taken, faults };
}

const sameUnit = (unit: string): string => unit.normalize('NFKC').replace(/\s/g, '').replace('％', '%');

/** How many times a value may differ from the last one of its kind before it is asked about. */
const JUMP = 5;

/**
 * Values that differ from the nearest earlier one of the same indicator and area by five times or more: most often a
 * unit taken for another. A warning, since some things do grow.
 * @param before the last known value of an indicator in an area before a period, or that of the period itself
 */
export function jumps(
  taken: readonly Taken[],
  before: (indicator: string, area: string, period: string) => number | null,
): CellFault[] {
  return taken.flatMap(({ line, indicator, area, period, value }) => {
    const last = before(indicator, area, period);
    if (value === null || last === null || last === 0 || value === 0) return [];
    const ratio = Math.abs(value / last);
    return ratio >= JUMP || ratio <= 1 / JUMP
      ? [{ code: 'jump', severity: 'warning', line, column: null, found: `${last} → ${value}` } as const]
      : [];
  });
}
