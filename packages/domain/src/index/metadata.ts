import { LuodiError } from '../error.ts';

/** An indicator, as COINr's iMeta describes it. */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly weight: number;
  readonly direction: 1 | -1;
  readonly target: number | null;
  readonly denominator: string | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A node above the indicators. */
export interface Aggregate {
  readonly code: string;
  readonly name: string;
  readonly level: number;
  readonly parent: string | null;
  readonly weight: number;
}

/** The tree of an index: indicators at level 1, aggregates above, one root. */
export interface Tree {
  readonly indicators: readonly Indicator[];
  /** By level, then in the order given. */
  readonly aggregates: readonly Aggregate[];
  /** The codes of each node's children, in their order. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly root: string;
}

type Row = Readonly<Record<string, string | undefined>>;

/** The types of iMeta's rows; only the first two are elements of the index. */
const TYPES: readonly string[] = ['Indicator', 'Aggregate', 'Group', 'Denominator', 'Other'];
const RESERVED: readonly string[] = ['uCode', 'Time', 'Rank'];

/**
 * Reads iMeta: one row for each element, checked as a tree.
 * @param rows of the file, by column name
 * @throws LuodiError `framework-invalid` naming the element: unknown parent, cycle, two roots, a level that does not
 *   lie below its parent's, a code twice, an impossible number
 */
export function metadata(rows: readonly Row[]): Tree {
  const seen = new Set<string>();
  const indicators: Indicator[] = [];
  const aggregates: Aggregate[] = [];
  for (const [at, row] of rows.entries()) {
    const code = text(row.iCode);
    const type = text(row.Type) ?? (Number(row.Level) === 1 ? 'Indicator' : 'Aggregate');
    if (!TYPES.includes(type))
      throw invalid(
        `metadata：Type “${type}”不认识；可用：${TYPES.join('、')}`,
        `metadata: Type “${type}” is not known; known: ${TYPES.join(', ')}`,
      );
    if (type !== 'Indicator' && type !== 'Aggregate') continue;
    if (code === null)
      throw invalid(`metadata 第 ${at + 2} 行：iCode 为空`, `metadata row ${at + 2}: iCode is empty`);
    if (RESERVED.includes(code))
      throw invalid(
        `metadata：${code} 是各表固有的列名；请给这个元素换一个代码`,
        `metadata: ${code} is the name of a column of every table; give the element another code`,
      );
    if (seen.has(code)) throw invalid(`metadata：${code} 出现了两次`, `metadata: ${code} stands twice`);
    seen.add(code);
    const level = figure(row.Level, code, 'Level');
    const parent = text(row.Parent);
    const weight = figure(row.Weight, code, 'Weight') ?? 1;
    if (weight < 0)
      throw invalid(
        `metadata：${code} 的权重为负（${weight}）`,
        `metadata: the weight of ${code} is negative (${weight})`,
      );
    if (type === 'Indicator') {
      const direction = figure(row.Direction, code, 'Direction') ?? 1;
      if (direction !== 1 && direction !== -1)
        throw invalid(
          `metadata：${code} 的方向是 ${direction}，应为 1 或 -1`,
          `metadata: the direction of ${code} is ${direction}, not 1 or -1`,
        );
      if (level !== null && level !== 1)
        throw invalid(
          `metadata：指标 ${code} 在第 ${level} 层，应在第 1 层`,
          `metadata: the indicator ${code} is at level ${level}, not 1`,
        );
      indicators.push({
        code,
        name: text(row.iName) ?? code,
        parent,
        weight,
        direction,
        target: figure(row.Target, code, 'Target'),
        denominator: text(row.Denominator),
        lower: figure(row.goalpost_lower, code, 'goalpost_lower'),
        upper: figure(row.goalpost_upper, code, 'goalpost_upper'),
      });
    } else {
      if (level === null || level < 2)
        throw invalid(
          `metadata：分指数 ${code} 的层级至少为 2`,
          `metadata: the aggregate ${code} needs a level of at least 2`,
        );
      aggregates.push({ code, name: text(row.iName) ?? code, level, parent, weight });
    }
  }
  const made = tree(indicators, aggregates);
  if (seen.has('Index') && made.root !== 'Index')
    throw invalid(
      'metadata：Index 是总指数得分的名称；请给这个元素换一个代码',
      'metadata: Index is the name of the score at the top; give the element another code',
    );
  return made;
}

/** A tree of elements, checked. */
export function tree(indicators: readonly Indicator[], aggregates: readonly Aggregate[]): Tree {
  if (indicators.length === 0) throw invalid('metadata：没有指标', 'metadata: there is no indicator');
  const levels = new Map<string, number>([
    ...indicators.map((one) => [one.code, 1] as const),
    ...aggregates.map((one) => [one.code, one.level] as const),
  ]);
  const children = new Map<string, string[]>();
  for (const one of [...indicators, ...aggregates]) {
    if (one.parent === null) continue;
    const above = levels.get(one.parent);
    if (above === undefined)
      throw invalid(
        `metadata：${one.code} 的上级 ${one.parent} 不在元素之中`,
        `metadata: the parent ${one.parent} of ${one.code} is not among the elements`,
      );
    if (above !== levels.get(one.code)! + 1) {
      throw invalid(
        `metadata：${one.code}（第 ${levels.get(one.code)} 层）不在 ${one.parent}（第 ${above} 层）的下一层`,
        `metadata: ${one.code} (level ${levels.get(one.code)}) does not lie one level below ${one.parent} (level ${above})`,
      );
    }
    children.set(one.parent, [...(children.get(one.parent) ?? []), one.code]);
  }
  const top = Math.max(...levels.values());
  const roots = aggregates.filter((one) => one.level === top);
  if (roots.length !== 1 || top < 2)
    throw invalid(
      `metadata：顶层只能有一个元素，现在是：${roots.map((one) => one.code).join('、') || '没有'}`,
      `metadata: one element must stand at the top, not ${roots.map((one) => one.code).join(', ') || 'none'}`,
    );
  for (const one of aggregates) {
    if (one.parent === null && one.level !== top)
      throw invalid(`metadata：${one.code} 没有上级`, `metadata: ${one.code} has no parent`);
    if (!children.has(one.code))
      throw invalid(`metadata：${one.code} 之下什么也没有`, `metadata: ${one.code} has nothing below it`);
  }
  for (const one of indicators)
    if (one.parent === null)
      throw invalid(
        `metadata：指标 ${one.code} 没有上级`,
        `metadata: the indicator ${one.code} has no parent`,
      );
  return {
    indicators,
    aggregates: aggregates
      .map((one, at) => ({ one, at }))
      .sort((a, b) => a.one.level - b.one.level || a.at - b.at)
      .map(({ one }) => one),
    children,
    root: roots[0]!.code,
  };
}

const text = (value: string | undefined): string | null => {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' || trimmed === 'NA' ? null : trimmed;
};

function figure(value: string | undefined, code: string, column: string): number | null {
  const words = text(value);
  if (words === null) return null;
  const number = Number(words);
  if (!Number.isFinite(number))
    throw invalid(
      `metadata：${code} 的 ${column} 是“${words}”，不是数`,
      `metadata: ${column} of ${code} is “${words}”, not a number`,
    );
  return number;
}

/** A refused framework, recipe, design or table: what, where and what to do, in both languages. */
export const invalid = (reason: string, reasonEn: string): LuodiError =>
  new LuodiError('framework-invalid', { reason, reasonEn });
