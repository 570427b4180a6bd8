/** What a column of an indicator table holds. */
export interface Column {
  readonly holds: 'category' | 'index' | 'name' | 'unit' | 'kind' | 'value' | 'growth' | 'remark';
  /** Of a value; null where the heading names none. */
  readonly year: number | null;
  /** Of a value: which end of the period, where the heading says so. */
  readonly part: 'baseline' | 'target' | null;
}

const YEAR = /(?:19|20)[0-9]{2}/u;
const BASELINE = /基期|基年|现状|基准|完成(?:值|情况|数)?$|实际|期初|预计/u;
const TARGET = /目标|规划(?:值|目标)?|期末|近期|远期/u;
const LABEL = /^[（(]?(?:(?:19|20)[0-9]{2}年?|基期|现状|目标|规划)[^，。]{0,8}[）)]?$/u;
const GROUP = /^(?:指标值|数值|规划期|年份|年度)$/u;
const CAPTION = /^(?:专栏|附?表[0-9一二三四五六七八九十])|(?:表|体系)$/u;
/** No heading of a column is longer. */
const LONGEST = 24;

/**
 * What the columns of an indicator table hold, from the words of its head; a head of two lines is given as one list.
 * For: indicator rows.
 * @param head cells of the head in reading order
 * @returns null where the head is not one of an indicator table: it needs a name and a figure
 * @example columns(['指标', '2025年', '2030年', '属性'])!.map((c) => c.holds) // ['name', 'value', 'value', 'kind']
 */
export function columns(head: readonly string[]): Column[] | null {
  return settle(head.map(columnOf));
}

/** The columns that cells of a head stand for; null where one of them is none, or name or figure lacks. */
export function settle(cells: readonly ReturnType<typeof columnOf>[]): Column[] | null {
  const found: Column[] = [];
  for (const column of cells) {
    if (column === null) return null;
    if (column !== 'group') found.push(column);
  }
  const settled = named(paired(found));
  const has = (holds: Column['holds']): boolean => settled.some((c) => c.holds === holds);
  return has('name') && has('value') ? settled : null;
}

/** What one cell of a head says by itself: a column, a word over several columns, or nothing. */
export function columnOf(cell: string): Column | 'group' | null {
  const text = cell.replace(/[\s*]/gu, '');
  const plain = (holds: Column['holds']): Column => ({ holds, year: null, part: null });
  if (text.length > LONGEST || CAPTION.test(text)) return null;
  if (text === '' || /^(?:类别|领域|分类|指标类别|指标分类|维度|板块|方面|类型分组)$/u.test(text))
    return plain('category');
  if (/^序号|^编号/u.test(text)) return plain('index');
  if (/单位$/u.test(text) && !/责任|牵头|主管/u.test(text)) return plain('unit');
  if (/属性|性质|^(?:指标)?类型$/u.test(text)) return plain('kind');
  if (/年均|累计|增速|增长率|\[[^\]]*\]|〔/u.test(text)) return plain('growth');
  const year = YEAR.exec(text)?.[0];
  const part = BASELINE.test(text) ? 'baseline' : TARGET.test(text) ? 'target' : null;
  if (GROUP.test(text)) return 'group';
  if (year !== undefined || part !== null)
    return { holds: 'value', year: year === undefined ? null : Number(year), part };
  if (/指标|名称|^项目$/u.test(text)) return plain('name');
  if (/责任|牵头|备注|说明|来源|部门|口径/u.test(text)) return plain('remark');
  return null;
}

/** 现状 近期规划 over （2025年） （2030年）: labels and their years are one column each. */
function paired(found: readonly Column[]): Column[] {
  const values = found.filter((c) => c.holds === 'value');
  const labels = values.filter((c) => c.year === null);
  const years = values.filter((c) => c.year !== null);
  if (labels.length === 0 || labels.length !== years.length) return [...found];
  let label = -1;
  return found.flatMap((c) => {
    if (c.holds !== 'value') return [c];
    if (c.year !== null) return [];
    label += 1;
    return [{ ...c, year: years[label]!.year }];
  });
}

/** 一级指标 二级指标: the last is the name, those before it are categories. */
function named(found: readonly Column[]): Column[] {
  const last = found.map((c) => c.holds).lastIndexOf('name');
  return found.map((c, i) => (c.holds === 'name' && i < last ? { ...c, holds: 'category' as const } : c));
}

/** True for a cell that can only belong to a head: a bare year, 基期, 现状, 目标. */
export function isLabel(text: string): boolean {
  return LABEL.test(text.replace(/[\s*]/gu, ''));
}

/** A head of two lines as one list: the labels below stand where the word over them stood. */
export function joined(above: readonly string[], below: readonly string[]): string[] {
  const labels = below.filter((c) => c.trim() !== '');
  const group = above.findIndex((c) => GROUP.test(c.trim()));
  if (group < 0) return [...above, ...labels];
  // Blank cells behind the group are its own width.
  return [...above.slice(0, group), ...labels, ...above.slice(group + 1).filter((c) => c.trim() !== '')];
}
