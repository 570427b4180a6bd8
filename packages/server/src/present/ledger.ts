import type { ItemRow } from '@luodi/contract';
import { GRADES, KINDS, OFFICIAL, SCHEDULE } from './word.ts';

type Language = 'zh' | 'en';

/** A column of the exported ledger. */
export interface LedgerColumn {
  /** As the page calls it. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly cell: (row: ItemRow, language: Language) => string | number | null;
}

const STAGE_WORDS: Readonly<Record<NonNullable<ItemRow['stage']>, Readonly<Record<Language, string>>>> = {
  reserve: { zh: '储备', en: 'Reserve' },
  preparatory: { zh: '前期', en: 'Preparatory' },
  started: { zh: '开工', en: 'Started' },
  construction: { zh: '在建', en: 'Under construction' },
  completed: { zh: '完工', en: 'Completed' },
  operation: { zh: '投用', en: 'In operation' },
  withdrawn: { zh: '退库', en: 'Withdrawn' },
};

const EVIDENCE: Readonly<Record<ItemRow['evidence'], Readonly<Record<Language, string>>>> = {
  none: { zh: '无佐证', en: 'None' },
  claimed: { zh: '单位自报', en: 'Claimed' },
  evidenced: { zh: '有佐证', en: 'Evidenced' },
  verified: { zh: '已核验', en: 'Verified' },
};

/** The columns of the exported ledger, in their order. Money in 10,000 yuan. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = [
  { name: 'number', zh: '编号', en: 'No.', cell: (row) => row.number },
  { name: 'kind', zh: '清单', en: 'List', cell: (row, language) => KINDS[row.kind][language] },
  { name: 'grade', zh: '等级', en: 'Grade', cell: (row, language) => GRADES[row.grade][language] },
  { name: 'title', zh: '事项', en: 'Item', cell: (row) => row.title },
  { name: 'lead', zh: '牵头单位', en: 'Lead', cell: (row) => row.lead?.bodyName ?? '' },
  { name: 'post', zh: '责任岗位', en: 'Post', cell: (row) => row.lead?.postName ?? '' },
  { name: 'leader', zh: '分管领导', en: 'Leader in charge', cell: (row) => row.leader?.postName ?? '' },
  {
    name: 'supporting',
    zh: '配合单位',
    en: 'Supporting',
    cell: (row) => row.supporting.map((one) => one.bodyName).join('、'),
  },
  { name: 'areas', zh: '地区', en: 'Places', cell: (row) => row.areas.map((one) => one.areaName).join('、') },
  {
    name: 'stage',
    zh: '项目阶段',
    en: 'Stage',
    cell: (row, language) => (row.stage ? STAGE_WORDS[row.stage][language] : ''),
  },
  {
    name: 'official',
    zh: '填报状态',
    en: 'Official',
    cell: (row, language) => OFFICIAL[row.official][language],
  },
  {
    name: 'schedule',
    zh: '进度状态',
    en: 'Schedule',
    cell: (row, language) => SCHEDULE[row.schedule][language],
  },
  {
    name: 'evidence',
    zh: '佐证状态',
    en: 'Evidence',
    cell: (row, language) => EVIDENCE[row.evidence][language],
  },
  { name: 'money', zh: '总投资（万元）', en: 'Investment (10,000 yuan)', cell: (row) => row.budget },
  {
    name: 'completed',
    zh: '完成投资（万元）',
    en: 'Completed (10,000 yuan)',
    cell: (row) => row.invested.completed,
  },
  { name: 'physical', zh: '形象进度（%）', en: 'Physical progress (%)', cell: (row) => row.physical },
  {
    name: 'milestones',
    zh: '节点',
    en: 'Milestones',
    cell: (row) => `${row.milestones.done}/${row.milestones.all}`,
  },
  { name: 'next', zh: '下一节点', en: 'Next due', cell: (row) => row.milestones.next ?? '' },
  {
    name: 'lastUpdate',
    zh: '最近进展',
    en: 'Last update',
    cell: (row) => (row.lastUpdate ? `${row.lastUpdate.period} ${row.lastUpdate.progress ?? '–'}%` : ''),
  },
  { name: 'tags', zh: '标签', en: 'Tags', cell: (row) => row.tags.join('、') },
  {
    name: 'clauses',
    zh: '条款',
    en: 'Clauses',
    cell: (row) => row.clauses.map((clause) => clause.number ?? clause.eId).join('、'),
  },
];
