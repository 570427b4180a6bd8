import type { Language } from '../../error.ts';
import type { RegisterFindingCode } from '../register.ts';

export type SheetFindingCode =
  | RegisterFindingCode
  | 'formula'
  | 'cell-error'
  | 'day-unreadable'
  | 'word-unknown'
  | 'text-long'
  | 'value-missing'
  | 'reference-ambiguous'
  | 'row-repeated'
  | 'row-ambiguous'
  | 'column-missing'
  | 'column-unknown'
  | 'sheet-unknown'
  | 'sheet-none'
  | 'rows-many';

/** What each finding says and what to do. `{name}` stands for a fact of the detail. */
export const SHEET_MESSAGES: Readonly<Record<SheetFindingCode, Readonly<Record<Language, string>>>> = {
  formula: {
    zh: '这一格是公式，没有算好的值。请复制后“粘贴为数值”。',
    en: 'This cell is a formula. Copy it and paste its value.',
  },
  'cell-error': { zh: '这一格是错误值。请改正。', en: 'This cell holds an error value. Correct it.' },
  'day-unreadable': {
    zh: '“{value}”不是日期。请写成 2026-01-05。',
    en: '“{value}” is no date. Write it as 2026-01-05.',
  },
  'word-unknown': { zh: '“{value}”不在可选的词里：{words}。', en: '“{value}” is not one of: {words}.' },
  'text-long': { zh: '文字太长（上限 2000 字）。', en: 'The text is too long (2,000 characters at most).' },
  'value-missing': { zh: '缺少“{column}”。', en: '“{column}” is missing.' },
  'reference-unknown': {
    zh: '没有找到“{value}”。请写标识、代码或全称；新的请先在它的表里加一行。',
    en: 'There is no “{value}”. Write an ID, a code or the full name; add a row for a new one.',
  },
  'reference-ambiguous': {
    zh: '“{value}”有好几个，请写标识。',
    en: 'There are several “{value}”; write the ID.',
  },
  'row-repeated': { zh: '与第 {other} 行说的是同一个。', en: 'It says the same one as row {other}.' },
  'row-ambiguous': {
    zh: '已有好几个“{value}”，请填写标识说明是哪一个。',
    en: 'There are several “{value}” already; fill in the ID to say which.',
  },
  'column-missing': { zh: '缺少列“{column}”。', en: 'The column “{column}” is missing.' },
  'column-unknown': {
    zh: '不认识列“{column}”，没有读取。',
    en: 'The column “{column}” is not known and was not read.',
  },
  'sheet-unknown': {
    zh: '不认识工作表“{value}”，没有读取。可用：区域、单位、人员、岗位、任职。',
    en: 'The sheet “{value}” is not known and was not read. Use Areas, Bodies, Persons, Posts, Holdings.',
  },
  'sheet-none': {
    zh: '没有可以读取的工作表。请用导出的表格为样。',
    en: 'There is no sheet that can be read. Take an exported workbook as the pattern.',
  },
  'rows-many': {
    zh: '行数太多（上限 {limit} 行），没有读取。',
    en: 'Too many rows (at most {limit}); nothing was read.',
  },
  circle: { zh: '上级关系绕成了圈。', en: 'It is, by way of others, part of itself.' },
  'days-reversed': {
    zh: '终止日 {to} 早于起始日 {from}。',
    en: 'It ends on {to}, before it begins on {from}.',
  },
  'code-taken': {
    zh: '代码 {value} 已被另一个现行区域使用。',
    en: 'The code {value} is that of another area that stands.',
  },
  'code-level': {
    zh: '代码 {value} 的级别与类别不符（GB/T 2260）。',
    en: 'The code {value} names another level (GB/T 2260).',
  },
  'code-parent': {
    zh: '代码 {value} 与上级代码 {parent} 不一致（GB/T 2260）。',
    en: 'The code {value} does not belong to that of its parent, {parent} (GB/T 2260).',
  },
  'overlap-not-zone': { zh: '只有功能区可以跨越区县。', en: 'Only a functional zone lies across districts.' },
  'overlap-not-district': { zh: '“{value}”不是区县。', en: '“{value}” is not a district.' },
  'held-twice': {
    zh: '这个岗位在这段时间里已有任职者，或同一人重复任职。请先给前任填终止日，或标明代理。',
    en: 'The post has a holder in that time, or the same person twice. End the earlier holding first, or mark a deputy.',
  },
  outlives: {
    zh: '所属单位或岗位已经终止，它还在继续。请补终止日。',
    en: 'What it belongs to has ended, and it goes on. Give it an end.',
  },
  'name-missing': { zh: '缺少名称。', en: 'The name is missing.' },
};

/**
 * A finding in words.
 * @example sheetMessage('days-reversed', { from: '2026-02-01', to: '2026-01-01' }, 'en') // → 'It ends on 2026-01-01, before it begins on 2026-02-01.'
 */
export const sheetMessage = (
  code: SheetFindingCode,
  detail: Readonly<Record<string, unknown>>,
  language: Language,
): string =>
  SHEET_MESSAGES[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));
