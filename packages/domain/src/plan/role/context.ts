import type { Document, Heading, Sentence } from '../../document/document.ts';
import { opening } from '../measure/verb.ts';

/** What a stretch of a plan is for: looking back, saying how to think, saying what for, or saying what to do. */
export type Stage = 'review' | 'thought' | 'aim' | 'work';

/** What the headings above a sentence say about it. */
export interface Context {
  readonly stage: Stage;
  /** The single year that the section is about, where a heading names one. */
  readonly year: number | null;
  /** True where a heading speaks of several years (过去五年, “十五五”时期), so that no single year holds. */
  readonly long: boolean;
  /** eId of the outermost heading above; null before the first. */
  readonly section: string | null;
  /** Number of the five-year plan in force, null where nothing tells. */
  readonly plan: number | null;
}

/** @source headings of the national outlines since 2006 and of work reports of provinces and cities */
const REVIEW = /回顾|工作总结|历史方位|阶段性?特征|(?:关键|战略机遇|重要)(?:时期|阶段|期)$/u;
/** Words that look back or around only where the heading does not act: 把握机遇 is work. */
const AROUND =
  /(?:发展|规划)(?:环境|基础|背景|条件)|现状|成就|成效|成绩|进展|形势|面临|机遇|挑战|[一五]年来|过去/u;
const THOUGHT =
  /总体要求|总体思路|指导(?:思想|方针|原则)|基本原则|基本要求|战略导向|主要考虑|基本思路|必须遵循|编制依据|重大意义|总要求/u;
const AIM = /目标|指标|愿景/u;
const WORK = /任务|举措|措施|工作安排|重点工作|工作重点|工作部署|行动|建议/u;
const LONG = /[三五]年(?!行动|计划)|“?十[一二三四五六七]五|远景/u;
const PERIOD = /十([一二三四五六七八])五|第十([一二三四五六七八])个五年/gu;
const DIGITS = '一二三四五六七八';
/** The headings that act are longer than a title of a section. */
const TITLE_LENGTH = 20;

/**
 * The context of every heading, inherited from the headings above where its own words decide nothing.
 * For: roles and targets.
 * @param document headings in text order with their levels
 * @returns by eId; the key null stands for text before the first heading
 */
export function contexts(document: Document): ReadonlyMap<string | null, Context> {
  const plan = planOf(document);
  const start: Context = { stage: 'work', year: null, long: false, section: null, plan };
  const found = new Map<string | null, Context>([[null, start]]);
  const open: { heading: Heading; context: Context }[] = [];
  for (const heading of document.headings) {
    while (open.length > 0 && open.at(-1)!.heading.level >= heading.level) open.pop();
    const above = open.at(-1)?.context ?? start;
    const own = stageOf(heading.text, plan);
    const year = yearOf(heading.text);
    const context = {
      // Under a review or a doctrine 保障 and 行动 in a lesser heading do not make it work.
      stage: own === null || (own === 'work' && above.stage !== 'work') ? above.stage : own,
      year: year ?? above.year,
      long: LONG.test(heading.text) || (above.long && year === null),
      section: open[0]?.heading.eId ?? heading.eId,
      plan,
    };
    found.set(heading.eId, context);
    open.push({ heading, context });
  }
  return found;
}

/** The context under which a sentence stands. */
export function contextOf(all: ReadonlyMap<string | null, Context>, sentence: Sentence): Context {
  return all.get(sentence.article) ?? all.get(null)!;
}

/**
 * Whether words speak of a five-year plan that was over when the document was made: “十四五”时期 in a plan from 2026.
 * For: roles and the nature of targets.
 * @param text any words
 * @param plan number of the plan in force, 15 for 十五五; null where unknown
 */
export function isPast(text: string, plan: number | null): boolean {
  if (plan === null) return false;
  const named = plansIn(text);
  return named.length > 0 && named.every((n) => n < plan);
}

/**
 * The five-year plan that was in force when a document was made: from its period, its title, or the latest plan that
 * its headings name.
 * @returns 15 for 2026 to 2030; null where nothing tells
 */
export function planOf(document: Document): number | null {
  const ofYear = (year: number): number => Math.floor((year - 1951) / 5);
  if (document.period !== null) return ofYear(document.period.start);
  const title = document.title?.text ?? '';
  const named = plansIn(title);
  if (named.length > 0) return Math.max(...named);
  const year = /远景|规划|纲要/u.test(title) ? null : titleYear(document);
  if (year !== null) return ofYear(year);
  return document.headings.reduce<number | null>((latest, heading) => {
    const plans = plansIn(heading.text);
    return plans.length === 0 ? latest : Math.max(latest ?? 0, ...plans);
  }, null);
}

function plansIn(text: string): number[] {
  return Array.from(text.matchAll(PERIOD), (m) => 10 + DIGITS.indexOf((m[1] ?? m[2])!) + 1);
}

/** The year a document is about, from its title: 2024年政府工作报告. */
export function titleYear(document: Document): number | null {
  const years = document.title?.text.match(/(?:19|20)[0-9]{2}(?=年)/gu) ?? [];
  return years.length === 1 ? Number(years[0]) : null;
}

/** Whether a sentence is the first of its paragraph: a line break stands before it. */
export function opensParagraph(
  document: Document,
  sentence: Sentence,
  previous: Sentence | undefined,
): boolean {
  return previous === undefined || document.text.slice(previous.end, sentence.start).includes('\n');
}

function stageOf(text: string, plan: number | null): Stage | null {
  const works = text.split(/[，,、]/u).some((clause) => opening(clause) !== null);
  const acts = works || text.length > TITLE_LENGTH;
  if (REVIEW.test(text)) return 'review';
  if (!acts && THOUGHT.test(text)) return 'thought';
  if (!acts && AIM.test(text)) return 'aim';
  if (!works && (AROUND.test(text) || isPast(text, plan))) return 'review';
  return WORK.test(text) ? 'work' : null;
}

function yearOf(text: string): number | null {
  const years = text.match(/(?<![0-9—–-])(?:19|20)[0-9]{2}(?=年)/gu) ?? [];
  return years.length === 1 && !/[—–-][0-9]{4}年|远景|前$/u.test(text) ? Number(years[0]) : null;
}
