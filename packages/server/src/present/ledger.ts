import type { ItemRow } from '@luodi/contract';
import { SOURCES, stepsText } from '@luodi/domain/list';
import type { FundingRow, InvestmentRow, LedgerRow, Milestone } from '@luodi/store';
import { FUNDS_HEADS, GRADES, KINDS, OFFICIAL, SCHEDULE, SOURCE_HEADS, STAGES } from './word.ts';

type Language = 'zh' | 'en';

/** An item as an export tells it. */
export interface ExportRow extends ItemRow {
  readonly told: Pick<LedgerRow, 'goal' | 'note' | 'periodStart' | 'periodEnd'>;
  /** By due day. */
  readonly steps: readonly Milestone[];
  readonly years: readonly InvestmentRow[];
  readonly funds: readonly FundingRow[];
}

/** A column of the exported ledger. */
export interface ExportColumn {
  /** As the page calls it. */
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly cell: (row: ExportRow, language: Language) => string | number | null;
  /** Told by the system, and not read when the table comes back. */
  readonly computed?: true;
}

const EVIDENCE: Readonly<Record<ItemRow['evidence'], Readonly<Record<Language, string>>>> = {
  none: { zh: '无佐证', en: 'None' },
  claimed: { zh: '单位自报', en: 'Claimed' },
  evidenced: { zh: '有佐证', en: 'Evidenced' },
  verified: { zh: '已核验', en: 'Verified' },
};

/** The columns of the exported ledger that every export has, in their order. Money in 10,000 yuan. */
export const LEDGER_COLUMNS: readonly ExportColumn[] = [
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
    cell: (row, language) => (row.stage ? STAGES[row.stage][language] : ''),
  },
  {
    name: 'official',
    zh: '填报状态',
    en: 'Official',
    cell: (row, language) => OFFICIAL[row.official][language],
  },
  {
    name: 'schedule',
    computed: true,
    zh: '进度状态',
    en: 'Schedule',
    cell: (row, language) => SCHEDULE[row.schedule][language],
  },
  {
    name: 'evidence',
    computed: true,
    zh: '佐证状态',
    en: 'Evidence',
    cell: (row, language) => EVIDENCE[row.evidence][language],
  },
  { name: 'money', zh: '总投资（万元）', en: 'Investment (10,000 yuan)', cell: (row) => row.budget },
  {
    name: 'completed',
    computed: true,
    zh: '完成投资（万元）',
    en: 'Completed (10,000 yuan)',
    cell: (row) => row.invested.completed,
  },
  { name: 'start', zh: '开始年份', en: 'Start year', cell: (row) => row.told.periodStart },
  { name: 'end', zh: '完成年份', en: 'End year', cell: (row) => row.told.periodEnd },
  { name: 'physical', zh: '形象进度（%）', en: 'Physical progress (%)', cell: (row) => row.physical },
  {
    name: 'milestones',
    computed: true,
    zh: '节点',
    en: 'Milestones',
    cell: (row) => `${row.milestones.done}/${row.milestones.all}`,
  },
  { name: 'next', computed: true, zh: '下一节点', en: 'Next due', cell: (row) => row.milestones.next ?? '' },
  {
    name: 'lastUpdate',
    computed: true,
    zh: '最近进展',
    en: 'Last update',
    cell: (row) => (row.lastUpdate ? `${row.lastUpdate.period} ${row.lastUpdate.progress ?? '–'}%` : ''),
  },
  {
    name: 'steps',
    zh: '节点清单',
    en: 'Milestone list',
    cell: (row, language) => stepsText(row.steps, language, (stage) => STAGES[stage][language]),
  },
  { name: 'goal', zh: '目标任务', en: 'Goal', cell: (row) => row.told.goal },
  { name: 'note', zh: '备注', en: 'Note', cell: (row) => row.told.note },
  { name: 'tags', zh: '标签', en: 'Tags', cell: (row) => row.tags.join('、') },
  {
    name: 'clauses',
    computed: true,
    zh: '条款',
    en: 'Clauses',
    cell: (row) => row.clauses.map((clause) => clause.number ?? clause.eId).join('、'),
  },
];

/** The columns of money by year, and by year and source, that rows hold anything in. */
export function moneyColumns(rows: readonly ExportRow[]): ExportColumn[] {
  const years = [...new Set(rows.flatMap((row) => row.years.map((one) => one.year)))].sort();
  const kinds = ['planned', 'completed'] as const;
  const heads = {
    planned: ['计划投资', 'planned investment'],
    completed: ['完成投资', 'completed investment'],
  };
  const byYear = years.flatMap((year) =>
    kinds
      .filter((kind) => rows.some((row) => row.years.some((one) => one.year === year && one[kind] !== null)))
      .map(
        (kind): ExportColumn => ({
          name: 'years',
          zh: `${year}年${heads[kind][0]}（万元）`,
          en: `${year} ${heads[kind][1]} (10,000 yuan)`,
          cell: (row) => row.years.find((one) => one.year === year)?.[kind] ?? null,
        }),
      ),
  );
  const paid = [...new Set(rows.flatMap((row) => row.funds.map((one) => one.year)))].sort();
  const bySource = paid.flatMap((year) =>
    SOURCES.flatMap((source) =>
      (Object.keys(FUNDS_HEADS) as (keyof typeof FUNDS_HEADS)[])
        .filter((kind) =>
          rows.some((row) =>
            row.funds.some((one) => one.year === year && one.source === source && one[kind] !== null),
          ),
        )
        .map(
          (kind): ExportColumn => ({
            name: 'funding',
            zh: `${year}年${SOURCE_HEADS[source].zh}${FUNDS_HEADS[kind].zh}（万元）`,
            en: `${year} ${SOURCE_HEADS[source].en} ${FUNDS_HEADS[kind].en} (10,000 yuan)`,
            cell: (row) =>
              row.funds.find((one) => one.year === year && one.source === source)?.[kind] ?? null,
          }),
        ),
    ),
  );
  return [...byYear, ...bySource];
}
