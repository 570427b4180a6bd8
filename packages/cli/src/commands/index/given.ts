import { resolve } from 'node:path';
import { type Given, invalid, type Recipe, type Tree } from '@luodi/domain/index';
import { rows } from './csv.ts';

/** The weights, judgements or budgets that a recipe keeps in a file of its own. */
export function given(steps: Recipe, folder: string, tree: Tree): Given {
  const { file, method } = steps.weights ?? {};
  if (!file) return {};
  const path = resolve(folder, file);
  if (method === 'ahp') return { judgements: judgements(path) };
  if (method === 'budget-allocation') return { budgets: budgets(path) };
  return method === 'file' ? { weights: weights(path, tree) } : {};
}

/** A number of a named cell; a judgement may be written 1/3. */
function figure(text: string | undefined, where: string): number {
  const [above, below, more] = (text ?? '').trim().split('/');
  const number = below === undefined ? Number(above) : Number(above) / Number(below);
  if (above === '' || more !== undefined || !Number.isFinite(number))
    throw invalid(`${where}：“${text ?? ''}”不是数`, `${where}: “${text ?? ''}” is not a number`);
  return number;
}

function table(path: string, columns: readonly string[]) {
  const read = rows(path);
  const lacking = columns.find((name) => !read.columns.includes(name));
  if (lacking !== undefined)
    throw invalid(`${path}：没有 ${lacking} 列`, `${path}: there is no column ${lacking}`);
  return read.rows;
}

const levelsOf = ({ indicators, aggregates }: Tree): ReadonlyMap<string, number> =>
  new Map([
    ...indicators.map((one) => [one.code, 1] as const),
    ...aggregates.map((one) => [one.code, one.level] as const),
  ]);

/** Refuses a row whose Level, where it has one, is not that of its element. */
function placed(row: Record<string, string>, levels: ReadonlyMap<string, number>, path: string): void {
  const level = levels.get(row.iCode!);
  if (row.Level && level !== undefined && Number(row.Level) !== level)
    throw invalid(
      `${path}：${row.iCode} 在元数据中是第 ${level} 层，不是 ${row.Level}`,
      `${path}: ${row.iCode} is at level ${level} in the metadata, not ${row.Level}`,
    );
}

function weights(path: string, tree: Tree): Map<string, number> {
  const levels = levelsOf(tree);
  const found = new Map<string, number>();
  for (const row of table(path, ['iCode', 'Weight'])) {
    const weight = figure(row.Weight, `${path}: the weight of ${row.iCode}`);
    if (weight < 0)
      throw invalid(
        `${path}：${row.iCode} 的权重为负（${weight}）`,
        `${path}: the weight of ${row.iCode} is negative (${weight})`,
      );
    if (found.has(row.iCode!))
      throw invalid(`${path}：${row.iCode} 出现了两次`, `${path}: ${row.iCode} stands twice`);
    placed(row, levels, path);
    found.set(row.iCode!, weight);
  }
  return found;
}

/** Judgements by parent: `i j` → how much more i weighs than j. */
function judgements(path: string): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const row of table(path, ['parent', 'i', 'j', 'value'])) {
    const own = found.get(row.parent!) ?? new Map<string, number>();
    const where = `${path}: ${row.parent} (${row.i}, ${row.j})`;
    const value = figure(row.value, where);
    if (!(value > 0)) throw invalid(`${where}：${value}，应大于 0`, `${where} is ${value}, not above 0`);
    if (own.has(`${row.i} ${row.j}`)) throw invalid(`${where}：出现了两次`, `${where} stands twice`);
    if (row.i === row.j && value !== 1)
      throw invalid(`${where}：${value}，应为 1`, `${where} is ${value}, not 1`);
    if (row.i !== row.j) own.set(`${row.i} ${row.j}`, value);
    found.set(row.parent!, own);
  }
  return found;
}

/** Points by expert and element. */
function budgets(path: string): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const row of table(path, ['expert', 'iCode', 'Points'])) {
    const own = found.get(row.expert!) ?? new Map<string, number>();
    const where = `${path}: ${row.expert} × ${row.iCode}`;
    const points = figure(row.Points, where);
    if (points < 0) throw invalid(`${where}：为负（${points}）`, `${where} is negative (${points})`);
    if (own.has(row.iCode!)) throw invalid(`${where}：出现了两次`, `${where} stands twice`);
    own.set(row.iCode!, points);
    found.set(row.expert!, own);
  }
  return found;
}

/** Weights by element, one for each alternative w1, w2, …; an element left out keeps its own. */
export function weightSets(path: string, tree: Tree): ReadonlyMap<string, readonly number[]> {
  const levels = levelsOf(tree);
  const { columns } = rows(path);
  const names = columns.filter((name) => /^w\d+$/.test(name));
  if (names.length === 0) throw invalid(`${path}：没有 w1、w2……列`, `${path}: there is no column w1, w2, …`);
  const found = new Map<string, readonly number[]>();
  for (const row of table(path, ['iCode'])) {
    if (found.has(row.iCode!))
      throw invalid(`${path}：${row.iCode} 出现了两次`, `${path}: ${row.iCode} stands twice`);
    placed(row, levels, path);
    found.set(
      row.iCode!,
      names.map((name) => {
        const weight = figure(row[name], `${path}: ${name} of ${row.iCode}`);
        if (weight < 0)
          throw invalid(
            `${path}：${row.iCode} 的 ${name} 为负（${weight}）`,
            `${path}: ${name} of ${row.iCode} is negative (${weight})`,
          );
        return weight;
      }),
    );
  }
  return found;
}
