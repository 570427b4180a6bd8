import type { TextFindingCode } from '../document/document.ts';
import type { ItemKind, Plan } from '../plan/plan.ts';
import type { Published } from './published.ts';

/** The four lists in their order. */
export const LISTS: readonly (readonly [ItemKind, { readonly zh: string; readonly en: string }])[] = [
  ['project', { zh: '重大项目', en: 'Projects' }],
  ['policy', { zh: '重大政策', en: 'Policies' }],
  ['platform', { zh: '重大平台', en: 'Platforms' }],
  ['reform', { zh: '重大改革', en: 'Reforms' }],
];

/** The names of the findings for a person. */
export const FINDING_NAMES: Readonly<Record<TextFindingCode, string>> = {
  'injected-text': '混入文字',
  'missing-number': '缺号',
  'lost-number': '丢号',
  'duplicate-number': '重号',
  redaction: '缺字',
  'run-on': '连排',
  'dangling-punctuation': '标点',
  encoding: '字符',
  duplicate: '重复',
  boilerplate: '网页残留',
  'table-is-image': '图片表',
  truncated: '残缺',
};

export const SEVERITIES = { error: '严重', warning: '需核', info: '提示' } as const;

/** Line and column of a place, from 1. */
export function place(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `${line}:${at - before.lastIndexOf('\n')}`;
}

/** What a document holds, in a few figures. */
export function figures({ document, plan }: Published): string {
  const { period } = document;
  const of = (items: Plan['items'], kind: ItemKind) => items.filter((one) => one.kind === kind).length;
  return [
    period ? `规划期 ${period.start}–${period.end}` : '规划期未写明',
    `${document.headings.length} 个标题`,
    `${plan.sentences.length} 句`,
    `${plan.measures.length} 项举措`,
    `${plan.items.length} 个事项（${LISTS.map(([kind, name]) => `${name.zh.slice(2)} ${of(plan.items, kind)}`).join('，')}）`,
    `${plan.targets.length} 个量化目标`,
    `${plan.indicators.length} 行指标`,
    `${document.findings.length} 处疑点`,
  ].join(' · ');
}

/** Short text in one line. */
export const oneLine = (text: string, longest = 60): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > longest ? `${flat.slice(0, longest - 1)}…` : flat;
};
