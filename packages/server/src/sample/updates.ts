import { randomUUID } from 'node:crypto';
import { dueOf, likeness, REPEATED } from '@luodi/domain/list';
import {
  type Evidence,
  evidences,
  type Given,
  holdings,
  rounds,
  type Tx,
  type Update,
  updates,
} from '@luodi/store';
import type { SampleOrganisation } from './files.ts';
import type { SampleItem } from './items.ts';

/** Two years of monthly updates. */
const MONTHS = 24;
/** Shares of what goes wrong, as an office knows it. */
const UNFILED = 0.04;
const SILENT = 0.07;
const COPIES = 0.05;
const LATE = 0.15;
/** Bodies that never came: nobody there ever signed in. */
const ABSENT = new Set(['medicare', 'market']);
/** What has not begun is reported on since the plan was adopted: so many months. */
const SINCE_PLAN = 9;

/** Who files and judges for a body. */
export interface Desk {
  readonly reporter: { readonly post: string; readonly person: string };
  readonly approver: string;
}

/**
 * Files two years on what has begun and nine months on what is being prepared, all of it invented: some late, some
 * returned, some that only copy the month before, a few items fallen silent or never filed, two bodies that never
 * came, two posts that nobody holds any more. What a body filed before it was merged stays with its former posts. The
 * last month is half filed and its round open. The same seed makes the same years.
 */
export async function loadUpdates(
  tx: Tx,
  of: {
    readonly organisation: SampleOrganisation;
    readonly items: readonly SampleItem[];
    readonly desks: ReadonlyMap<string, Desk>;
    readonly planner: string;
    readonly supervisor: string;
    readonly draw: () => number;
  },
): Promise<void> {
  const months = monthsBefore(tx.at.slice(0, 10), MONTHS);
  await rounds.insert(
    tx,
    months.map((period, at) => ({
      id: randomUUID(),
      period,
      due: dueOf(period),
      state: at === months.length - 1 ? ('open' as const) : ('closed' as const),
      openedBy: of.planner,
      openedAt: `${period}-25T01:00:00.000Z`,
    })),
    'load',
  );
  const rows = of.items.flatMap((item) => {
    if (!item.lead || ABSENT.has(item.lead)) return [];
    const desks = desksOver(item, of);
    return desks ? yearsOf(item, desks, months, of.draw) : [];
  });
  await updates.insert(tx, rows, 'load');
  await evidences.insert(
    tx,
    of.items.flatMap((item) => pieceOf(item, of, tx.at)),
    'load',
  );
  await vacate(tx, of.organisation, of.items);
}

/** Who files for an item in a month: its lead, or while that did not yet exist one of those it came of. */
function desksOver(
  item: SampleItem,
  of: { readonly organisation: SampleOrganisation; readonly desks: ReadonlyMap<string, Desk> },
): ((period: string) => Desk) | null {
  const desk = of.desks.get(item.lead!);
  if (!desk) return null;
  const origin = of.organisation.lineage.find(({ to }) => to.includes(item.lead!));
  const former = origin?.from.flatMap((id) => of.desks.get(id) ?? []) ?? [];
  const one = former[item.title.length % former.length];
  return (period) => (origin && one && period < origin.on.slice(0, 7) ? one : desk);
}

function yearsOf(
  item: SampleItem,
  desks: (period: string) => Desk,
  months: readonly string[],
  draw: () => number,
): Given<Update>[] {
  if (draw() < UNFILED) return [];
  const silent = draw() < SILENT;
  const copies = draw() < COPIES;
  const asked = item.official === 'not-started' ? months.slice(-SINCE_PLAN) : months;
  const kept = silent ? asked.slice(0, -5) : asked;
  let text = '';
  const rows: Given<Update>[] = [];
  for (const [at, period] of kept.entries()) {
    const copied = copies && at > kept.length - 4 && text !== '';
    if (!copied) text = freshText(item, at, draw, text);
    const desk = desks(period);
    const last = period === months.at(-1);
    // The last month is under way: some have not filed it yet.
    if (last && draw() < 0.35) continue;
    const state = !last ? 'approved' : draw() < 0.12 ? 'returned' : draw() < 0.6 ? 'submitted' : 'approved';
    const late = draw() < LATE;
    const filed = late
      ? `${dueOf(period, 6 + Math.floor(draw() * 15))}T02:30:00.000Z`
      : `${period}-28T09:00:00.000Z`;
    const judged = state === 'submitted' ? null : `${dueOf(period, late ? 22 : 5)}T03:00:00.000Z`;
    rows.push({
      id: randomUUID(),
      item: item.id,
      period,
      progress: Math.round((item.physical * (at + 4)) / (asked.length + 3)),
      text,
      official: null,
      state,
      post: desk.reporter.post,
      filedBy: desk.reporter.person,
      filedAt: filed,
      judgedBy: judged && desk.approver,
      judgedAt: judged,
      returnReason: state === 'returned' ? REASONS[Math.floor(draw() * REASONS.length)]! : null,
    });
  }
  return rows;
}

/** The evidence that the item's status speaks of. */
function pieceOf(
  item: SampleItem,
  of: { readonly desks: ReadonlyMap<string, Desk>; readonly supervisor: string },
  at: string,
): Given<Evidence>[] {
  const desk = item.lead ? of.desks.get(item.lead) : undefined;
  if (!desk || (item.evidence !== 'evidenced' && item.evidence !== 'verified')) return [];
  const checked = item.evidence === 'verified';
  return [
    {
      id: randomUUID(),
      item: item.id,
      period: null,
      kind: 'number',
      title: '形象进度（示例）',
      file: null,
      fileName: null,
      mediaType: null,
      size: null,
      href: null,
      value: item.physical,
      unit: '%',
      addedBy: desk.reporter.person,
      addedAt: at,
      verifiedBy: checked ? of.supervisor : null,
      verifiedAt: checked ? at : null,
    },
  ];
}

/** Two posts that lead items lose who holds them: what an office finds out by the radar. */
async function vacate(tx: Tx, of: SampleOrganisation, items: readonly SampleItem[]): Promise<void> {
  const leading = new Set(items.map(({ lead }) => lead));
  const empty = of.posts
    .filter((post) => post.kind === 'responsible' && leading.has(post.body) && post.body !== 'housing')
    .slice(-2);
  const held = await holdings.list(tx, { post: empty.map(({ id }) => id), validTo: null });
  const [gone] = monthsBefore(tx.at.slice(0, 10), 3);
  await holdings.changeAll(
    tx,
    held.map(({ id, version }) => ({ id, version, validTo: `${gone}-01` })),
    'load',
  );
}

/** Words for a month that are not those of the month before. */
function freshText(item: SampleItem, at: number, draw: () => number, before: string): string {
  for (;;) {
    const text = textOf(item, at, draw);
    if (likeness(text, before) < REPEATED) return text;
  }
}

function textOf(item: SampleItem, at: number, draw: () => number): string {
  if (item.official === 'not-started') return PREPARING[Math.floor(draw() * PREPARING.length)]!;
  const texts = item.kind === 'project' ? WORKS : PAPERS;
  const said = texts[Math.min(texts.length - 1, Math.floor(((at + draw() * 3) / MONTHS) * texts.length))]!;
  const more = MORE[Math.floor(draw() * MORE.length)]!;
  return `${said}${more}`;
}

const WORKS = [
  '完成项目建议书和可行性研究报告，进入评审。',
  '用地预审和规划选址意见已取得，正在办理环评。',
  '初步设计获批，概算已核定。',
  '完成施工和监理招标，施工单位进场。',
  '基础工程完成过半，桩基检测合格。',
  '主体结构施工至中段，配套管线同步推进。',
  '主体封顶，开始机电安装和内外装修。',
  '设备安装调试，组织专项验收准备。',
];
const PAPERS = [
  '成立工作专班，明确分工和时间表。',
  '完成现状调研，形成问题清单。',
  '起草文本初稿，征求各区和有关部门意见。',
  '吸收意见修改完善，通过合法性审查。',
  '印发实施方案，召开动员部署会。',
  '首批试点街道启动，建立月调度机制。',
  '试点运行平稳，总结形成可推广做法。',
  '在全市推开，组织中期评估。',
];
const PREPARING = [
  '尚未启动，已列入年度前期工作计划。',
  '正在编制工作方案，征求配合单位意见。',
  '前期研究阶段，资金来源尚待明确。',
  '与相关区对接选址，暂无实物进度。',
  '赴外地学习同类做法，形成调研报告。',
  '工作方案已报市政府办公室，等待批复。',
  '梳理了需要上级支持的事项，正在争取。',
];
const MORE = [
  '到位资金与计划基本一致。',
  '受雨季影响个别工序放缓，已调整安排。',
  '下月重点是落实遗留的两项协调事项。',
  '已报请分管领导研究跨部门事项。',
  '与上月相比新增完成一个子项。',
  '参建各方现场会已召开，问题逐项销号。',
];
const REASONS = ['请写明形象进度和完成投资', '进度与上月相同，请说明原因', '请补充佐证材料'];

/** The months before a day, oldest first. */
function monthsBefore(day: string, count: number): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, at) => {
    const index = year * 12 + (month - 1) - (count - at);
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
