import type { Language } from '@luodi/domain';
import type { Columns, LedgerCode, LedgerColumn, LedgerWords } from '@luodi/domain/list';
import { GRADES, KINDS, OFFICIAL } from './word.ts';

/** The columns of a ledger: what an export calls them first, the English last, between them what offices call them. */
export const LEDGER = {
  number: ['编号', '台账编号', '事项编号', 'No.'],
  title: ['事项', '事项名称', '重点任务', '主要任务', '项目名称', '任务名称', '名称', 'Item'],
  kind: ['清单', '清单类别', '类别', 'List'],
  grade: ['等级', '级别', 'Grade'],
  lead: ['牵头单位', '牵头部门', '责任单位', '责任部门', 'Lead'],
  post: ['责任岗位', '责任处室', '岗位', 'Post'],
  supporting: ['配合单位', '配合部门', '参与单位', 'Supporting'],
  official: ['填报状态', '状态', 'Official'],
  note: ['备注', '说明', 'Note'],
} as const satisfies Columns<LedgerColumn>;

/** What an export calls a column. */
export const ledgerName = (column: LedgerColumn, language: Language): string =>
  language === 'zh' ? LEDGER[column][0] : LEDGER[column].at(-1)!;

/** Every spelling of the words of a table, in both languages. */
export const LEDGER_WORDS: LedgerWords = {
  kind: spellings(KINDS, { 项目: 'project', 政策: 'policy', 平台: 'platform', 改革: 'reform' }),
  grade: spellings(GRADES, { 重大: 'major' }),
  official: spellings(OFFICIAL, {}),
};

function spellings<T extends string>(
  known: Readonly<Record<T, { readonly zh: string; readonly en: string }>>,
  more: Readonly<Record<string, T>>,
): ReadonlyMap<string, T> {
  return new Map([
    ...(Object.entries(known) as [T, { zh: string; en: string }][]).flatMap(([value, { zh, en }]) =>
      [zh, en, value].map((said) => [said.replace(/\s+/g, '').toLowerCase(), value] as const),
    ),
    ...Object.entries(more),
  ]);
}

const WORDS: Readonly<Record<LedgerCode, { readonly zh: string; readonly en: string }>> = {
  'number-unknown': {
    zh: '台账中没有编号 {said}。新事项请把编号留空。',
    en: 'No item has the number {said}. Leave the number of a new item empty.',
  },
  'number-twice': {
    zh: '与第 {line} 行是同一事项。请只保留一行。',
    en: 'The same item stands in row {line}. Keep one.',
  },
  'title-missing': { zh: '没有编号，也没有事项名称。', en: 'There is neither a number nor a name.' },
  'title-held': {
    zh: '台账中已有“{said}”（编号 {number}）。修改请填写编号；确为另一事项，请改用能区分的名称。',
    en: '“{said}” is in the ledger already (number {number}). To change it, fill in its number; if it is another, give it a name that tells them apart.',
  },
  'word-unknown': {
    zh: '不认识“{said}”。可以写：{known}。',
    en: '“{said}” is not known. Write one of {known}.',
  },
  'body-unknown': {
    zh: '没有名为“{said}”的单位。请使用单位全称或简称。',
    en: 'No body is called “{said}”. Use its full or short name.',
  },
  'body-ambiguous': {
    zh: '“{said}”对应多个单位，请使用全称。',
    en: 'Several bodies are called “{said}”. Use the full name.',
  },
  'post-unknown': {
    zh: '该单位没有“{said}”这一岗位。现有岗位：{known}。',
    en: 'The body has no post “{said}”. It has {known}.',
  },
  'post-ambiguous': {
    zh: '该单位有多个岗位（{said}），请在“责任岗位”列写明。',
    en: 'The body has several posts ({said}); name one in the column Post.',
  },
  'post-chosen': {
    zh: '没有写岗位，由该单位牵头事项最多的“{said}”牵头。不对的话，请在“责任岗位”列写明。',
    en: 'No post is named: “{said}”, which leads most of the body’s items, will lead it. If that is wrong, name one in the column Post.',
  },
};

/** Why a row was not taken in, in words. */
export const ledgerMessage = (
  code: LedgerCode,
  detail: Readonly<Record<string, unknown>>,
  language: Language,
): string =>
  WORDS[code][language].replace(/\{(\w+)\}/g, (_, fact: string) => {
    const said = detail[fact];
    const names = { ...KINDS, ...GRADES, ...OFFICIAL } as Readonly<Record<string, Record<Language, string>>>;
    return Array.isArray(said)
      ? said.map((one) => names[one]?.[language] ?? String(one)).join(language === 'zh' ? '、' : ', ')
      : String(said ?? '');
  });
