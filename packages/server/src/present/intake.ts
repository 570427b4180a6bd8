import { createHash } from 'node:crypto';
import type { Language } from '@luodi/domain';
import type { HeadingWords, LedgerCode, LedgerField, LedgerPlace, LedgerWords } from '@luodi/domain/list';
import { LEDGER_COLUMNS } from './ledger.ts';
import { GRADES, KINDS, OFFICIAL, STAGES } from './word.ts';

/** The columns of a ledger: what an export calls them first, the English last, between them what offices call them. */
export const LEDGER = {
  number: ['编号', '台账编号', '事项编号', 'No.'],
  title: ['事项', '事项名称', '重点任务', '主要任务', '项目名称', '任务名称', '名称', 'Item'],
  kind: ['清单', '清单类别', '类别', 'List'],
  grade: ['等级', '级别', 'Grade'],
  lead: ['牵头单位', '牵头部门', '责任单位', '责任部门', 'Lead'],
  post: ['责任岗位', '责任处室', '岗位', 'Post'],
  leader: ['分管领导', '分管市领导', '包联领导', '联系领导', '责任领导', 'Leader in charge'],
  supporting: ['配合单位', '配合部门', '参与单位', '责任配合单位', 'Supporting'],
  areas: ['地区', '所在地', '所在区县', '建设地点', '建设地址', '属地', 'Places'],
  stage: ['项目阶段', '建设阶段', '所处阶段', '当前阶段', 'Stage'],
  official: ['填报状态', '状态', 'Official'],
  budget: ['总投资', '投资总额', '项目总投资', '概算总投资', 'Investment'],
  planned: ['年度计划投资', 'Planned investment'],
  completed: ['年度完成投资', 'Completed investment'],
  funding: ['分来源资金', 'Funding by source'],
  physical: ['形象进度', 'Physical progress'],
  period: ['建设起止年限', '起止年限', '建设年限', '实施期限', 'Period'],
  start: ['开始年份', '起始年份', '开工年份', 'Start year'],
  end: ['完成年份', '终止年份', '竣工年份', 'End year'],
  milestone: ['节点日期', 'Day of a milestone'],
  milestones: ['节点清单', '里程碑', '关键节点', '主要节点', 'Milestone list'],
  goal: ['目标任务', '建设目标', '主要目标', 'Goal'],
  note: ['备注', '说明', 'Note'],
  tags: ['标签', 'Tags'],
} as const satisfies Readonly<Record<LedgerField, readonly string[]>>;

/** What names of columns say. */
export const HEADING_WORDS: HeadingWords = {
  fields: LEDGER,
  computed: LEDGER_COLUMNS.filter((one) => one.computed).flatMap(({ zh, en }) => [zh, en]),
};

/** What an export calls a column. */
export const ledgerName = (field: LedgerField, language: Language): string =>
  language === 'zh' ? LEDGER[field][0] : LEDGER[field].at(-1)!;

/** What a person reads of where a row error stands. */
export const placeName = ({ column, name }: LedgerPlace, language: Language): string =>
  name ?? ledgerName(column, language);

/** A head as it is known again, whatever stands below it. */
export const headId = (names: readonly string[]): string =>
  `ledger-head.${createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32)}`;

/** Every spelling of the words of a table, in both languages. */
export const LEDGER_WORDS: LedgerWords = {
  kind: spellings(KINDS, { 项目: 'project', 政策: 'policy', 平台: 'platform', 改革: 'reform' }),
  grade: spellings(GRADES, { 重大: 'major' }),
  official: spellings(OFFICIAL, {}),
  stage: spellings(STAGES, {
    谋划: 'reserve',
    前期工作: 'preparatory',
    新开工: 'started',
    已开工: 'started',
    续建: 'construction',
    建设中: 'construction',
    已完工: 'completed',
    竣工: 'completed',
    已竣工: 'completed',
    建成: 'completed',
    投产: 'operation',
    已投用: 'operation',
    已投产: 'operation',
  }),
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
  'number-odd': {
    zh: '“{said}”不是编号。编号是正整数；新事项请把编号留空。',
    en: '“{said}” is no number. A number is a whole number above 0; leave it empty for a new item.',
  },
  superseded: {
    zh: '编号 {said} 的事项已拆分、合并或退出，不能再改。请改写承接它的事项。',
    en: 'The item {said} was split, merged or withdrawn and cannot be changed. Change what it became.',
  },
  'area-unknown': {
    zh: '没有名为“{said}”的地区。请使用地区全称。',
    en: 'No place is called “{said}”. Use its full name.',
  },
  'area-ambiguous': {
    zh: '“{said}”对应多个地区，请使用全称。',
    en: 'Several places are called “{said}”. Use the full name.',
  },
  'leader-unknown': {
    zh: '没有名为“{said}”的岗位。分管领导请写岗位名称，不写人名。',
    en: 'There is no post “{said}”. Name the post of the leader, not the person.',
  },
  'leader-ambiguous': {
    zh: '多个单位（{known}）有“{said}”这一岗位。请写成“单位+岗位”。',
    en: 'Several bodies ({known}) have a post “{said}”. Write the body before the post.',
  },
  'stage-kind': {
    zh: '只有项目才有建设阶段。请清空这一格，或把清单改为项目。',
    en: 'Only projects have stages. Empty the cell, or make it a project.',
  },
  'stage-reason': {
    zh: '退回、退库和重新入库要写明原因，不能从表格导入。请在事项页面办理。',
    en: 'Back, out and in again need a reason, which a table has no place for. Do it on the page of the item.',
  },
  'stage-left': {
    zh: '本市的项目流程没有这一阶段。请在“清单设置”中查看阶段。',
    en: 'The city’s lifecycle leaves this stage out. See the settings of the lists.',
  },
  'gate-closed': {
    zh: '还不能进入这一阶段，这些节点没有完成：{nodes}。请在同一行写明完成日期，或等节点完成。',
    en: 'The gate to this stage is closed by milestones that are not reached: {nodes}. Say in this row when they were, or wait.',
  },
  'amount-unreadable': {
    zh: '“{said}”不是能读的金额。请只写数字，如 1234.5 或 1,234.5，也可以带单位（1.2亿元）；不能为负数。',
    en: '“{said}” is no amount that can be read. Write digits alone, as 1234.5 or 1,234.5, or with its unit (1.2亿元); none is below 0.',
  },
  'percent-unreadable': {
    zh: '“{said}”不是 0 到 100 之间的进度。请写 45 或 45%。',
    en: '“{said}” is no progress from 0 to 100. Write 45 or 45%.',
  },
  'percent-small': {
    zh: '有 {count} 行进度小于 1，按百分之零点几读取。若 0.45 是指 45%，请把单元格改为百分比格式或写 45。',
    en: '{count} rows say less than 1; they are read as less than one per cent. If 0.45 means 45 %, format the cells as per cent or write 45.',
  },
  'day-unreadable': {
    zh: '“{said}”不是能读的日期。可以写 2026-06-30、2026/6/30、2026年6月30日、2026年6月底；日在前或月在前的写法不读。',
    en: '“{said}” is no day that can be read. Write 2026-06-30, 2026/6/30 or 2026年6月30日; a day or month that comes first is not read.',
  },
  'day-serial': {
    zh: '“{said}”像是没有设成日期格式的日期。请在 Excel 中把这一列设为日期格式后保存。',
    en: '“{said}” looks like a day without a format. Format the column as days in Excel and save it.',
  },
  'day-month': {
    zh: '有 {count} 行只写到月，按当月最后一天读取。不对的话请写明日期。',
    en: '{count} rows say a month only and are read as its last day. If that is wrong, say the day.',
  },
  'years-unreadable': {
    zh: '“{said}”不是能读的年份。请写 2026 或 2026-2030。',
    en: '“{said}” is no year that can be read. Write 2026 or 2026-2030.',
  },
  'years-reversed': {
    zh: '开始年份 {from} 晚于完成年份 {until}。请核对这两列。',
    en: 'The first year {from} is after the last, {until}. Check both.',
  },
  'year-taken': {
    zh: '有 {count} 行写到月或日，起止只记年份。要记录日期，请把这一列读作“节点日期”。',
    en: '{count} rows say a month or a day; the period keeps the year alone. To keep the day, read the column as the day of a milestone.',
  },
  'steps-unreadable': {
    zh: '“{said}”不能读作节点。请每行写一个“节点名：日期”，如“主体封顶：2026-06-30（完成 2026-06-28）”。',
    en: '“{said}” cannot be read as milestones. Write “name: day” on each line, as “Topped out: 2026-06-30 (done 2026-06-28)”.',
  },
  'text-long': {
    zh: '“{said}…”太长或太多，上限 {limit} 字（标签最多 30 个）。',
    en: '“{said}…” is too long or too much: the limit is {limit} characters (30 tags).',
  },
  'cell-merged': {
    zh: '这一格与别的格合并，“{said}”不知属于哪一行。请拆分单元格，逐行填写。',
    en: 'The cell is merged with others, and “{said}” could belong to any of their rows. Unmerge it and fill in each row.',
  },
  'cell-error': {
    zh: '单元格是错误值 {said}。请在 Excel 中改正公式，或清空这一格。',
    en: 'The cell holds the error {said}. Mend its formula in Excel, or empty it.',
  },
  'formula-empty': {
    zh: '公式没有保存计算结果。请用 Excel 打开并保存一次，或粘贴为数值。',
    en: 'The formula was saved without its result. Open and save the file in Excel, or paste values.',
  },
  'formula-used': {
    zh: '有 {count} 个单元格是公式，取文件中保存的计算结果，不重新计算。',
    en: '{count} cells hold formulas; the results saved in the file are used, nothing is computed.',
  },
  'row-total': {
    zh: '“{said}”是合计行，不读。',
    en: '“{said}” is a row of totals and is not read.',
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
    const names = { ...KINDS, ...GRADES, ...OFFICIAL, ...STAGES } as Readonly<
      Record<string, Record<Language, string>>
    >;
    return Array.isArray(said)
      ? said.map((one) => names[one]?.[language] ?? String(one)).join(language === 'zh' ? '、' : ', ')
      : String(said ?? '');
  });
