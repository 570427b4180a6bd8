import type { Columns } from '@luodi/domain/list';

/** The columns of a division of tasks: what an export calls them first, then what offices call them. */
export const DIVISION = {
  order: ['序号', 'No.'],
  clause: ['条款', '所在条款', 'Clause'],
  text: ['主要任务', '举措', '工作任务', '任务', '重点任务', '工作举措', '任务内容', 'Measure'],
  lead: ['牵头单位', '牵头部门', '牵头', '责任单位(牵头)', 'Lead'],
  supporting: ['责任单位', '配合单位', '责任部门', '配合部门', '参与单位', '支持单位', 'Responsible bodies'],
  deadline: ['完成时限', '时限', '完成时间', '期限', '时间要求', 'Deadline'],
  note: ['备注', 'Note'],
  measure: ['标识', 'ID'],
} as const satisfies Columns<string>;

/** The columns in their order. */
export const ORDER = Object.keys(DIVISION) as (keyof typeof DIVISION)[];

/** What an export calls a column. */
export const columnName = (name: keyof typeof DIVISION, language: 'zh' | 'en'): string =>
  language === 'zh' ? DIVISION[name][0] : DIVISION[name].at(-1)!;

/** A deadline as it is printed. */
export function deadlineWords(deadline: string | null, language: 'zh' | 'en'): string {
  if (deadline === null) return '';
  if (deadline === 'ongoing') return language === 'zh' ? '持续推进' : 'ongoing';
  if (language === 'en') return deadline;
  const [year, month, day] = deadline.split('-').map(Number);
  if (month === 12 && day === 31) return `${year}年底前`;
  return isLast(deadline) ? `${year}年${month}月底前` : `${year}年${month}月${day}日前`;
}

const isLast = (day: string): boolean =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + 86_400_000).getUTCDate() === 1;

/** Why a row was not taken in, in words. */
export const INTAKE_WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  'measure-unknown': {
    zh: '没有找到对应的举措“{said}”。请保留“标识”列，或使任务文字与规划原文一致。',
    en: 'No measure is “{said}”. Keep the column ID, or leave the words as the plan has them.',
  },
  'measure-twice': {
    zh: '该举措在第 {line} 行已出现。请只保留一行。',
    en: 'This measure stands in row {line} already. Keep one of them.',
  },
  'text-differs': {
    zh: '任务文字与规划原文不同，按原文保留。原文：“{held}”',
    en: 'The words differ from the plan’s; the plan’s are kept: “{held}”',
  },
  'body-unknown': {
    zh: '没有名为“{said}”的单位。请使用单位全称或简称。',
    en: 'No body is called “{said}”. Use its full or short name.',
  },
  'body-ambiguous': {
    zh: '“{said}”对应多个单位，请使用全称。',
    en: 'Several bodies are called “{said}”. Use the full name.',
  },
  'deadline-unreadable': {
    zh: '看不懂完成时限“{said}”。请写成“2027年6月底前”“2026年”或“持续推进”。',
    en: 'The deadline “{said}” cannot be read. Write 2027-06-30, 2027, or ongoing.',
  },
  'lead-also-supports': {
    zh: '牵头单位“{said}”同时列为责任单位，请删去一处。',
    en: '“{said}” leads and supports; keep one.',
  },
};
