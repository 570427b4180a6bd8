import { dirname, resolve } from 'node:path';
import {
  type Extra,
  type IndexFinding,
  invalid,
  metadata,
  type Panel,
  type Recipe,
  recipe,
  type Tree,
} from '@luodi/domain/index';
import { rows, textOf } from './csv.ts';
import { given } from './given.ts';

/** The files a computation is made of. */
export interface Files {
  readonly data: string;
  readonly meta: string;
  readonly units?: string;
  readonly recipe: string;
}

/** Everything a computation is made of, and what was odd about it. */
export interface Input {
  readonly panel: Panel;
  readonly tree: Tree;
  readonly recipe: Recipe;
  readonly extra: Extra;
  readonly findings: readonly IndexFinding[];
}

/** Reads and checks everything; paths in the recipe are relative to it. */
export async function input(files: Files): Promise<Input> {
  const meta = rows(files.meta).rows;
  const tree = metadata(meta);
  const steps = recipe(json(files.recipe));
  const findings: IndexFinding[] = [];
  const extra = given(steps, dirname(resolve(files.recipe)), tree);
  return {
    panel: panel(files, tree, steps, new Set(meta.map((row) => row.iCode!)), findings),
    tree,
    recipe: steps,
    extra:
      steps.weights?.method === 'benefit-of-doubt'
        ? { ...extra, solve: await (await import('./solver.ts')).solver() }
        : extra,
    findings,
  };
}

/** A JSON file. */
export function json(path: string): unknown {
  const text = textOf(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`${path}: ${(error as Error).message}`);
  }
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number; a cell that is blank, `NA` or `NA:reason` is missing. */
const figure = (value: string | undefined, where: string): number => {
  const text = value?.trim() ?? '';
  if (text === '' || text === 'NA' || text.startsWith('NA:')) return Number.NaN;
  const number = Number(text);
  if (!Number.isFinite(number) || !DECIMAL.test(text))
    throw invalid(`${where}: “${text}” is not a number; blank, NA and NA:reason stand for a missing one`);
  return number;
};

type Row = Record<string, string>;

/** The rows of a file by unit, and by unit and period where the file has periods. */
function keyed(path: string): {
  readonly columns: readonly string[];
  readonly of: (row: Row) => Row | undefined;
} {
  const { columns, rows: all } = rows(path);
  if (!columns.includes('uCode'))
    throw invalid(
      `${path}: there is no column uCode, but ${columns.slice(0, 8).join(' and ')}; a comma goes between columns`,
    );
  const timed = columns.includes('Time');
  const byPeriod = new Map<string, Row>();
  const byUnit = new Map<string, Row>();
  for (const [at, row] of all.entries()) {
    if (row.uCode === '') throw invalid(`${path} row ${at + 2}: uCode is empty`);
    if (timed && row.Time === '') throw invalid(`${path} row ${at + 2}: Time is empty`);
    const key = `${row.uCode} ${timed ? row.Time : ''}`;
    if (byPeriod.has(key)) throw invalid(`${path}: ${key.trim()} stands twice`);
    byPeriod.set(key, row);
    byUnit.set(row.uCode!, row);
  }
  // A file of one row for each unit holds for every period.
  const steady = byUnit.size === byPeriod.size;
  return {
    columns,
    of: (row) =>
      byPeriod.get(`${row.uCode} ${timed ? (row.Time ?? '') : ''}`) ??
      (steady || row.Time === undefined ? byUnit.get(row.uCode!) : undefined),
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
    if (place > 65_535) throw invalid(`data: more than 65,535 different reasons why values are missing`);
    places.set(word, place);
    const column = columns.get(name) ?? new Uint16Array(rows);
    column[row] = place;
    columns.set(name, column);
  };
  return { note, reasons: { words, columns } };
}

function panel(
  files: Files,
  tree: Tree,
  steps: Recipe,
  known: ReadonlySet<string>,
  findings: IndexFinding[],
): Panel {
  const data = rows(files.data);
  keyed(files.data);
  if (data.rows.length === 0) throw invalid(`${files.data}: there is no unit`);
  const hasTime = data.columns.includes('Time');
  const other = files.units ? keyed(files.units) : null;
  const group = steps.impute?.group;
  const used = new Set([
    'uCode',
    'uName',
    'Time',
    ...tree.indicators.flatMap((one) => [one.code, one.denominator ?? one.code]),
    ...(group ? [group] : []),
  ]);
  const idle = data.columns.filter((name) => !used.has(name) && !known.has(name));
  if (idle.length > 0)
    findings.push({ code: 'column-unused', severity: 'info', at: {}, detail: { columns: idle } });
  const lone = other ? data.rows.filter((row) => !other.of(row)).map((row) => row.uCode!) : [];
  if (lone.length > 0)
    findings.push({
      code: 'unit-unknown',
      severity: 'warning',
      at: {},
      detail: { file: files.units, units: [...new Set(lone)].slice(0, 8), count: new Set(lone).size },
    });
  const has = (name: string) => data.columns.includes(name) || (other?.columns.includes(name) ?? false);
  const cell = (row: Row, name: string): string | undefined =>
    data.columns.includes(name) ? row[name] : other?.of(row)?.[name];
  const book = reasons(data.rows.length);
  const column = (name: string): Float64Array =>
    Float64Array.from(data.rows, (row, at) => {
      const text = cell(row, name);
      const number = figure(text, `${name} of ${row.uCode} (${files.data} row ${at + 2})`);
      if (number !== number) book.note(name, at, text?.trim().slice(3).trim() ?? '');
      return number;
    });
  const denominators = new Set(
    steps.denominate
      ? tree.indicators.flatMap((one) => (one.denominator && has(one.denominator) ? [one.denominator] : []))
      : [],
  );
  return {
    units: data.rows.map((row) => row.uCode!),
    periods: hasTime ? data.rows.map((row) => row.Time!) : null,
    values: new Map(
      tree.indicators
        .filter((one) => data.columns.includes(one.code))
        .map((one) => [one.code, column(one.code)]),
    ),
    denominators: new Map([...denominators].map((name) => [name, column(name)])),
    reasons: book.reasons,
    groups: new Map(
      group && has(group)
        ? [
            [
              group,
              data.rows.map((row) => {
                const value = cell(row, group)?.trim() ?? '';
                return value === '' || value === 'NA' ? null : value;
              }),
            ],
          ]
        : [],
    ),
  };
}
