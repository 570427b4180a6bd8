import type { Finding, Language } from '@luodi/domain';
import type { EntryCode } from '@luodi/domain/list';

/** What is odd about a line of a round or of its workbook. */
export type LineCode =
  | EntryCode
  | 'row-unknown'
  | 'row-double'
  | 'row-foreign'
  | 'number-text'
  | 'number-date'
  | 'formula'
  | 'cell-error'
  | 'status-unknown'
  | 'locked'
  | 'conflict';

const WORDS: Readonly<Record<LineCode, Readonly<Record<Language, string>>>> = {
  'progress-range': {
    zh: '完成进度 {progress} 超出范围，请填 0–100 的数。',
    en: 'The progress {progress} is out of range; give a number from 0 to 100.',
  },
  'progress-missing': { zh: '没有填完成进度。', en: 'The progress is missing.' },
  'text-missing': { zh: '没有写本月做了什么。', en: 'What was done this month is missing.' },
  'text-long': {
    zh: '文字超过 {limit} 字，请缩短。',
    en: 'The text is longer than {limit} characters; shorten it.',
  },
  'progress-falls': {
    zh: '完成进度低于上期的 {last}%，请核对。',
    en: 'The progress is below the {last}% of the last period; check it.',
  },
  repeated: {
    zh: '与上期文字基本相同，请写本月的新进展。',
    en: 'This only repeats the last period’s words; say what is new.',
  },
  'not-complete': {
    zh: '状态填了“已完成”，但完成进度只有 {progress}%。',
    en: 'The status says completed, the progress only {progress}%.',
  },
  'row-unknown': {
    zh: '编号 {number} 不在本单位本期应填的事项中，请使用下载的工作簿，不要改动编号列。',
    en: 'No. {number} is not asked of this body in this period; use the workbook as downloaded and leave its numbers alone.',
  },
  'row-double': {
    zh: '编号 {number} 出现了两次（另见第 {first} 行）。',
    en: 'No. {number} stands twice (see line {first}).',
  },
  'row-foreign': { zh: '这一行不是本单位的事项。', en: 'This line belongs to another body.' },
  'number-text': {
    zh: '完成进度“{text}”不是数，请填 0–100 的数。',
    en: 'The progress “{text}” is not a number; give one from 0 to 100.',
  },
  'number-date': {
    zh: '完成进度被存成了日期（{text}），请把单元格改回数字后重填。',
    en: 'The progress is kept as a date ({text}); set the cell to a number and type it again.',
  },
  formula: { zh: '单元格里是公式，请填数值本身。', en: 'The cell holds a formula; give the value itself.' },
  'cell-error': { zh: '单元格里是错误值（{text}）。', en: 'The cell holds an error ({text}).' },
  'status-unknown': {
    zh: '状态“{text}”不在可选项中，请从下拉列表选择。',
    en: 'The status “{text}” is not one of the list; choose it from there.',
  },
  locked: {
    zh: '本期已提交，退回之后才能修改。',
    en: 'This was submitted and is locked until it is returned.',
  },
  conflict: {
    zh: '下载之后已有人改过这一行（现为 {current}），没有覆盖。请下载新的工作簿再填。',
    en: 'Somebody changed this line after the download (now {current}); it was not overwritten. Download it again and fill that in.',
  },
};

/** What is odd, in words. */
export const messageOf = (
  { code, detail }: Pick<Finding<LineCode, unknown>, 'code' | 'detail'>,
  language: Language,
): string => WORDS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));
