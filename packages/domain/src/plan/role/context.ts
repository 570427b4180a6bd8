import type { Document, Heading, Sentence } from '../../document/document.ts';

/** What a stretch of a plan is for: looking back, saying how to think, saying what for, or saying what to do. */
export type Stage = 'review' | 'thought' | 'aim' | 'work';

/** What the headings above a sentence, and the lead of its paragraph, say about it. */
export interface Context {
  readonly stage: Stage;
  /** The single year that the section is about, where its heading names one. */
  readonly year: number | null;
}

/** @source headings of the national outlines since 2006 and of work reports of provinces and cities */
const REVIEW =
  /回顾|总结|成就|成效|成绩|取得|进展|^(?:过去|“?十[一二三四五]五”?时期(?:经济|我|全|是))|(?:发展|规划)(?:环境|基础|背景|条件)|现状|形势|面临|机遇|挑战|历史方位|阶段性?特征/u;
const THOUGHT =
  /总体要求|总体思路|指导(?:思想|方针|原则)|基本原则|基本要求|战略导向|主要考虑|基本思路|遵循|编制依据|重大意义|总要求|工作思路/u;
const AIM = /目标|指标|愿景/u;
const WORK = /任务|举措|措施|工作安排|重点工作|工作重点|工作部署|行动|建议|保障/u;

/**
 * The context of every heading, inherited from the headings above where its own words decide nothing.
 * For: roles and targets.
 * @param document headings in text order with their levels
 * @returns by eId; the key null stands for text before the first heading
 */
export function contexts(document: Document): ReadonlyMap<string | null, Context> {
  const found = new Map<string | null, Context>([[null, { stage: 'work', year: null }]]);
  const open: { heading: Heading; context: Context }[] = [];
  for (const heading of document.headings) {
    while (open.length > 0 && open.at(-1)!.heading.level >= heading.level) open.pop();
    const above = open.at(-1)?.context ?? found.get(null)!;
    const context = { stage: stageOf(heading.text) ?? above.stage, year: yearOf(heading.text) ?? above.year };
    found.set(heading.eId, context);
    open.push({ heading, context });
  }
  return found;
}

function stageOf(text: string): Stage | null {
  if (REVIEW.test(text) && !/(?:力争|争取)取得/u.test(text)) return 'review';
  if (THOUGHT.test(text)) return 'thought';
  if (AIM.test(text) && text.length <= 16) return 'aim';
  return WORK.test(text) ? 'work' : null;
}

function yearOf(text: string): number | null {
  const years = text.match(/(?<![0-9—–-])(?:19|20)[0-9]{2}(?=年)/gu) ?? [];
  return years.length === 1 && !/[—–-][0-9]{4}年|远景|前$/u.test(text) ? Number(years[0]) : null;
}

/** Paragraph of a sentence: sentences between the same two line breaks share it. */
export function opensParagraph(
  document: Document,
  sentence: Sentence,
  previous: Sentence | undefined,
): boolean {
  return previous === undefined || document.text.slice(previous.end, sentence.start).includes('\n');
}
