import { type IndexFinding, invalid, type Panel, type Recipe, type Tree } from '@luodi/domain/index';
import { type Cells, cellsOf } from './csv.ts';

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number; a cell that is blank, `NA` or `NA:reason` is missing. */
const figure = (text: string, where: () => string): number => {
  if (text === '' || text === 'NA' || text.startsWith('NA:')) return Number.NaN;
  const number = Number(text);
  if (!Number.isFinite(number) || !DECIMAL.test(text))
    throw invalid(
      `${where()}：“${text}”不是数；缺失请留空，或写 NA、NA:原因`,
      `${where()}: “${text}” is not a number; blank, NA and NA:reason stand for a missing one`,
    );
  return number;
};

/** A file with a row for each unit, or for each unit and period. */
interface Keyed extends Cells {
  /** Where a column stands; −1 where it does not. */
  readonly at: (name: string) => number;
  readonly unit: (line: readonly string[]) => string;
  readonly period: (line: readonly string[]) => string | undefined;
  /** The row of a unit and period. */
  readonly of: (unit: string, period: string | undefined) => readonly string[] | undefined;
}

function keyed(path: string): Keyed {
  const { columns, lines } = cellsOf(path);
  const places = new Map(columns.map((name, k) => [name, k]));
  const at = (name: string) => places.get(name) ?? -1;
  const [own, time] = [at('uCode'), at('Time')];
  if (own < 0)
    throw invalid(
      `${path}：没有 uCode 列，只有 ${columns.slice(0, 8).join('、')}；列之间用英文逗号`,
      `${path}: there is no column uCode, but ${columns.slice(0, 8).join(' and ')}; a comma goes between columns`,
    );
  const byPeriod = new Map<string, readonly string[]>();
  const byUnit = new Map<string, readonly string[]>();
  for (const [k, line] of lines.entries()) {
    const unit = line[own]!;
    if (unit === '')
      throw invalid(`${path} 第 ${k + 2} 行：uCode 为空`, `${path} row ${k + 2}: uCode is empty`);
    if (time >= 0 && line[time] === '')
      throw invalid(`${path} 第 ${k + 2} 行：Time 为空`, `${path} row ${k + 2}: Time is empty`);
    const key = `${unit} ${time < 0 ? '' : line[time]}`;
    if (byPeriod.has(key))
      throw invalid(`${path}：${key.trim()} 出现了两次`, `${path}: ${key.trim()} stands twice`);
    byPeriod.set(key, line);
    byUnit.set(unit, line);
  }
  // A file of one row for each unit holds for every period.
  const steady = byUnit.size === byPeriod.size;
  return {
    columns,
    lines,
    at,
    unit: (line) => line[own]!,
    period: (line) => (time < 0 ? undefined : line[time]!),
    of: (unit, period) =>
      byPeriod.get(`${unit} ${time < 0 ? '' : (period ?? '')}`) ??
      (steady || period === undefined ? byUnit.get(unit) : undefined),
  };
}

/** The reasons that cells give for having no value, as they are read. */
function reasons(rows: number) {
  const places = new Map([['', 0]]);
  const words = [''];
  const columns = new Map<string, Uint16Array>();
  const note = (name: string, row: number, word: string): void => {
    if (word === '') return;
    const place = places.get(word) ?? words.length;
    if (place === words.length) words.push(word);
    if (place > 65_535)
      throw invalid(
        `data：缺失原因超过 65,535 种`,
        `data: more than 65,535 different reasons why values are missing`,
      );
    places.set(word, place);
    const column = columns.get(name) ?? new Uint16Array(rows);
    column[row] = place;
    columns.set(name, column);
  };
  return { note, reasons: { words, columns } };
}

/**
 * The observations of an index from its files, each cell read once.
 * @param known the elements of the metadata, whose columns are no surprise
 * @throws LuodiError naming the cell or row that cannot be read
 */
export function panelOf(
  files: { readonly data: string; readonly units?: string },
  tree: Tree,
  steps: Recipe,
  known: ReadonlySet<string>,
  findings: IndexFinding[],
): Panel {
  const data = keyed(files.data);
  const { lines, columns } = data;
  if (lines.length === 0) throw invalid(`${files.data}：没有单元`, `${files.data}: there is no unit`);
  const units = lines.map(data.unit);
  const periods = data.at('Time') < 0 ? null : lines.map((line) => data.period(line)!);
  const other = files.units ? keyed(files.units) : null;
  const theirs = other ? units.map((unit, row) => other.of(unit, periods?.[row])) : [];
  const group = steps.impute?.group;
  const used = new Set([
    'uCode',
    'uName',
    'Time',
    ...tree.indicators.flatMap((one) => [one.code, one.denominator ?? one.code]),
    ...(group ? [group] : []),
  ]);
  const idle = columns.filter((name) => !used.has(name) && !known.has(name));
  if (idle.length > 0)
    findings.push({ code: 'column-unused', severity: 'info', at: {}, detail: { columns: idle } });
  const lone = new Set(units.filter((_, row) => other && !theirs[row]));
  if (lone.size > 0)
    findings.push({
      code: 'unit-unknown',
      severity: 'warning',
      at: {},
      detail: { file: files.units, units: [...lone].slice(0, 8), count: lone.size },
    });
  /** The words of a column, in the data or else beside them; null where there is none. */
  const words = (name: string): ((row: number) => string) | null => {
    const own = data.at(name);
    if (own >= 0) return (row) => lines[row]![own]!;
    const there = other?.at(name) ?? -1;
    return there < 0 ? null : (row) => theirs[row]?.[there] ?? '';
  };
  const book = reasons(lines.length);
  const column = (name: string): Float64Array | null => {
    const text = words(name);
    if (!text) return null;
    const out = new Float64Array(lines.length);
    for (let row = 0; row < out.length; row += 1) {
      const cell = text(row);
      out[row] = figure(cell, () => `${name} of ${units[row]} (${files.data} row ${row + 2})`);
      if (out[row] !== out[row]) book.note(name, row, cell.slice(3).trim());
    }
    return out;
  };
  const read = (names: Iterable<string>): Map<string, Float64Array> =>
    new Map(
      [...new Set(names)].flatMap((name) => {
        const found = column(name);
        return found ? [[name, found] as const] : [];
      }),
    );
  const groups = group ? words(group) : null;
  return {
    units,
    periods,
    values: read(tree.indicators.flatMap(({ code }) => (data.at(code) < 0 ? [] : [code]))),
    denominators: read(steps.denominate ? tree.indicators.flatMap((one) => one.denominator ?? []) : []),
    reasons: book.reasons,
    groups: new Map(
      groups
        ? [
            [
              group!,
              units.map((_, row) => {
                const value = groups(row);
                return value === '' || value === 'NA' ? null : value;
              }),
            ],
          ]
        : [],
    ),
  };
}
