import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LuodiError } from '@luodi/domain';
import {
  type Given,
  invalid,
  metadata,
  type Panel,
  type Recipe,
  recipe,
  type Tree,
} from '@luodi/domain/index';
import { rows } from './csv.ts';

/** The files a computation is made of. */
export interface Files {
  readonly data: string;
  readonly meta: string;
  readonly units?: string;
  readonly recipe: string;
}

/** Reads and checks everything; paths in the recipe are relative to it. */
export function input(files: Files): {
  readonly panel: Panel;
  readonly tree: Tree;
  readonly recipe: Recipe;
  readonly extra: Given;
} {
  const tree = metadata(rows(files.meta).rows);
  const steps = recipe(json(files.recipe));
  return {
    panel: panel(files, tree, steps),
    tree,
    recipe: steps,
    extra: given(steps, dirname(resolve(files.recipe))),
  };
}

/** A JSON file. */
export function json(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new LuodiError('file-missing', { name: path });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(`${path}: ${(error as Error).message}`);
  }
}

const figure = (value: string | undefined, where: string): number => {
  const text = value?.trim() ?? '';
  if (text === '' || text === 'NA') return Number.NaN;
  const number = Number(text);
  if (!Number.isFinite(number)) throw invalid(`${where}: “${text}” is not a number`);
  return number;
};

function panel(files: Files, tree: Tree, steps: Recipe): Panel {
  const data = rows(files.data);
  if (!data.columns.includes('uCode')) throw invalid(`${files.data}: there is no column uCode`);
  const hasTime = data.columns.includes('Time');
  const seen = new Set<string>();
  for (const [at, row] of data.rows.entries()) {
    if (row.uCode === '') throw invalid(`${files.data} row ${at + 2}: uCode is empty`);
    const key = `${row.uCode} ${hasTime ? row.Time : ''}`;
    if (seen.has(key)) throw invalid(`${files.data}: ${key.trim()} stands twice`);
    seen.add(key);
  }
  const other = files.units ? rows(files.units) : null;
  const byUnit = new Map(
    other?.rows.map((row) => [
      `${row.uCode} ${other.columns.includes('Time') && hasTime ? row.Time : ''}`,
      row,
    ]),
  );
  const loose = new Map(other?.rows.map((row) => [row.uCode!, row]));
  const cell = (row: Record<string, string>, name: string): string | undefined =>
    data.columns.includes(name)
      ? row[name]
      : (byUnit.get(`${row.uCode} ${hasTime ? row.Time : ''}`) ?? loose.get(row.uCode!))?.[name];
  const column = (name: string): Float64Array =>
    Float64Array.from(data.rows, (row, at) =>
      figure(cell(row, name), `${name} of ${row.uCode} (row ${at + 2})`),
    );
  const has = (name: string) => data.columns.includes(name) || (other?.columns.includes(name) ?? false);
  const denominators = new Set(
    tree.indicators.flatMap((one) => (one.denominator && has(one.denominator) ? [one.denominator] : [])),
  );
  const groups = steps.impute?.group && has(steps.impute.group) ? [steps.impute.group] : [];
  return {
    units: data.rows.map((row) => row.uCode!),
    periods: hasTime ? data.rows.map((row) => row.Time!) : null,
    values: new Map(
      tree.indicators
        .filter((one) => data.columns.includes(one.code))
        .map((one) => [one.code, column(one.code)]),
    ),
    denominators: new Map([...denominators].map((name) => [name, column(name)])),
    groups: new Map(
      groups.map((name) => [
        name,
        data.rows.map((row) => {
          const value = cell(row, name)?.trim() ?? '';
          return value === '' || value === 'NA' ? null : value;
        }),
      ]),
    ),
  };
}

function given(steps: Recipe, folder: string): Given {
  const file = steps.weights?.file;
  if (!file) return {};
  const table = rows(resolve(folder, file));
  if (steps.weights?.method === 'ahp') {
    const judgements = new Map<string, Map<string, number>>();
    for (const row of table.rows) {
      const own = judgements.get(row.parent!) ?? new Map<string, number>();
      const value = figure(row.value, `${file}: ${row.i} against ${row.j}`);
      if (!(value > 0)) throw invalid(`${file}: the judgement of ${row.i} against ${row.j} is not above 0`);
      own.set(`${row.i} ${row.j}`, value);
      judgements.set(row.parent!, own);
    }
    return { judgements };
  }
  return {
    weights: new Map(
      table.rows.map((row) => {
        const weight = figure(row.Weight, `${file}: ${row.iCode}`);
        if (!(weight >= 0)) throw invalid(`${file}: the weight of ${row.iCode} is not a number from 0 up`);
        return [row.iCode!, weight];
      }),
    ),
  };
}
