import type { Language } from '@luodi/domain';
import { OFFICIAL } from '../present/word.ts';

/** The columns of a sheet, in the order they are written; read by their heads, wherever they stand. */
export const COLUMNS = [
  'number',
  'title',
  'post',
  'next',
  'lastProgress',
  'lastText',
  'progress',
  'official',
  'text',
  'state',
  'version',
  'problem',
] as const;
export type Column = (typeof COLUMNS)[number];

export const HEADS: Readonly<Record<Column, Readonly<Record<Language, string>>>> = {
  number: { zh: '编号', en: 'No.' },
  title: { zh: '事项', en: 'Item' },
  post: { zh: '责任岗位', en: 'Post' },
  next: { zh: '下一节点', en: 'Next due' },
  lastProgress: { zh: '上期进度(%)', en: 'Last progress (%)' },
  lastText: { zh: '上期进展', en: 'Last words' },
  progress: { zh: '本期进度(%)', en: 'Progress (%)' },
  official: { zh: '填报状态', en: 'Status' },
  text: { zh: '本期做了什么', en: 'What was done' },
  state: { zh: '填报情况', en: 'State' },
  version: { zh: '版本', en: 'Version' },
  problem: { zh: '需要改正', en: 'To be corrected' },
};

/** How wide each is, in letters. */
export const WIDTHS: Readonly<Record<Column, number>> = {
  number: 7,
  title: 42,
  post: 20,
  next: 24,
  lastProgress: 11,
  lastText: 36,
  progress: 12,
  official: 12,
  text: 52,
  state: 10,
  version: 7,
  problem: 48,
};

/** What a reporter may type into. */
export const OPEN: ReadonlySet<Column> = new Set(['progress', 'official', 'text']);

/** The mark in the first cell by which a sheet says whose it is and of which period. */
export const markOf = (period: string, body: string): string => `luodi-sheet:${period}:${body}`;
export const MARK = /luodi-sheet:(\d{4}-\d{2}):(\S+)/;

/** The status a cell names, in either language; null where it names none. */
export function officialOf(text: string): keyof typeof OFFICIAL | null {
  const entry = Object.entries(OFFICIAL).find(([, words]) => words.zh === text || words.en === text);
  return (entry?.[0] as keyof typeof OFFICIAL | undefined) ?? null;
}
