/**
 * What a column of a table holds: `indicator`, `area`, `period`, `value`, `unit`, `missing` (the reason), `source`,
 * `skip`, or `=CODE` for the values of that indicator (a wide table).
 */
export type ColumnRole =
  | 'indicator'
  | 'area'
  | 'period'
  | 'value'
  | 'unit'
  | 'missing'
  | 'source'
  | 'skip'
  | `=${string}`;

/** How a table is read as observations. */
export interface Mapping {
  /** A role for each column. */
  readonly columns: readonly ColumnRole[];
  /** What no column says: the same for every row. Codes or names, a period. */
  readonly indicator?: string;
  readonly area?: string;
  readonly period?: string;
}

/** Something a table may name. */
export interface Named {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Indicators only. */
  readonly unit?: string | null;
}

const HEADS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['indicator', /^(?:指标|指标代码|指标名称|indicator|icode|code)$/i],
  ['area', /^(?:地区|区域|地区名称|区划|区划代码|行政区|辖区|area|region|ucode|district)$/i],
  ['period', /^(?:时期|年份|年度|年|期间|统计期|月份|period|time|year|month|quarter)$/i],
  ['value', /^(?:数值|观测值|值|数据|value|obs_value|observation)$/i],
  ['unit', /^(?:单位|计量单位|unit|unit_measure)$/i],
  ['missing', /^(?:缺数原因|缺失原因|备注|missing|reason|note|obs_status)$/i],
  ['source', /^(?:来源|数据来源|source)$/i],
];

/** Without blanks, brackets and what stands in them, so that `R&D 投入（%）` is `r&d投入`. */
export const key = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|〔[^〕]*〕|\[[^\]]*\]/g, '')
    .replace(/[\s_·・]+/g, '');

/** Finds things by code, name or English name; a name of two things finds neither. */
export function finder(list: readonly Named[]): (text: string) => Named | null {
  const held = new Map<string, Named | null>();
  for (const one of list)
    for (const text of new Set([one.id, one.code, one.name, one.nameEn].filter(Boolean).map(key))) {
      const before = held.get(text);
      held.set(text, before === undefined || before?.id === one.id ? one : null);
    }
  return (text) => held.get(key(text)) ?? null;
}

/**
 * Proposes what the columns hold, from their heads: a head that names an indicator makes the table wide. A person
 * corrects it.
 * @example guess(['地区', '年份', 'PM25'], [{ id: '1', code: 'PM25', name: '细颗粒物', nameEn: '' }]).columns
 * // → ['area', 'period', '=PM25']
 */
export function guess(head: readonly string[], indicators: readonly Named[]): Mapping {
  const find = finder(indicators);
  const taken = new Set<ColumnRole>();
  const columns = head.map((text): ColumnRole => {
    const known = find(text);
    const role: ColumnRole = known
      ? `=${known.code}`
      : (HEADS.find(([, pattern]) => pattern.test(text.trim().replace(/[（(].*$/, '')))?.[0] ?? 'skip');
    if (role !== 'skip' && taken.has(role)) return 'skip';
    taken.add(role);
    return role;
  });
  return { columns };
}
