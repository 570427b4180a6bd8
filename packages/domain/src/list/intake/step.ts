import type { Stage } from '../stage.ts';
import { dayOf } from './day.ts';

/** A milestone as a cell of a table says it. */
export interface SaidStep {
  readonly title: string;
  readonly due: string;
  readonly doneOn: string | null;
  /** Begins no earlier than this day. */
  readonly start: string | null;
  /** The day it was due at first, where it is another. */
  readonly originalDue: string | null;
  /** Working days. */
  readonly duration: number;
  readonly stage: Stage | null;
  /** True where a month was said, and its last day is taken. */
  readonly month: boolean;
}

/** What stands behind a milestone in brackets. */
export interface StepWords {
  readonly done: string;
  readonly first: string;
  readonly from: string;
  readonly days: string;
  readonly stage: string;
}
/** By language, the first as an export writes it. */
export const STEP_WORDS: Readonly<Record<'zh' | 'en', StepWords>> = {
  zh: { done: '完成', first: '原定', from: '最早开始', days: '工作日', stage: '阶段' },
  en: { done: 'done', first: 'first due', from: 'from', days: 'working days', stage: 'stage' },
};

/**
 * Milestones as one cell: a line each, “name：day”, with what else is known of it in brackets.
 * @param stages what a stage is called
 * @example stepsText([{ title: '开工', due: '2026-06-30', doneOn: '2026-06-28', start: null, originalDue: null, duration: 0, stage: null }], 'zh', () => '') // → '开工：2026-06-30（完成 2026-06-28）'
 */
export function stepsText(
  steps: readonly Omit<SaidStep, 'month'>[],
  language: 'zh' | 'en',
  stages: (stage: Stage) => string,
): string {
  const { done, first, from, days, stage: of } = STEP_WORDS[language];
  return steps
    .map(({ title, due, doneOn, start, originalDue, duration, stage }) => {
      const more = [
        doneOn && `${done} ${doneOn}`,
        originalDue && originalDue !== due && `${first} ${originalDue}`,
        start && `${from} ${start}`,
        duration > 0 && `${duration} ${days}`,
        stage && `${of} ${stages(stage)}`,
      ].filter(Boolean);
      const line = `${title.replace(/\s+/g, ' ').trim()}：${due}`;
      return more.length === 0 ? line : `${line}（${more.join('；')}）`;
    })
    .join('\n');
}

const DAY = String.raw`\d{4}[-/.年]\d{1,2}(?:[-/.月]?\d{1,2}日?|月[底末]?|月)?|\d{4}年?[底末]|\d{8}`;
const ONE = new RegExp(
  String.raw`\s*(\S.*?)\s*[:：]\s*(${DAY})\s*(?:[（(]([^（）()]*)[）)])?\s*(?:[;；,，、]|$)`,
  'y',
);

/**
 * The milestones of a cell, parted by lines or ；; null is not readable: every part is “name：day”.
 * @param stages every spelling of the stages
 */
export function stepsOf(said: string, stages: ReadonlyMap<string, Stage>): SaidStep[] | null {
  const steps: SaidStep[] = [];
  for (const line of said.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    ONE.lastIndex = 0;
    while (ONE.lastIndex < line.length && line.slice(ONE.lastIndex).trim() !== '') {
      const found = ONE.exec(line);
      const day = found && dayOf(found[2]!);
      if (!found || !day) return null;
      const more = moreOf(found[3] ?? '', stages);
      if (more === null) return null;
      steps.push({
        title: found[1]!,
        due: day.day,
        doneOn: null,
        start: null,
        originalDue: null,
        duration: 0,
        stage: null,
        ...more,
        month: day.month,
      });
    }
  }
  return steps;
}

/** What stands in the brackets; null where a part of it is not known. */
function moreOf(said: string, stages: ReadonlyMap<string, Stage>): Partial<SaidStep> | null {
  const found: { -readonly [K in keyof SaidStep]?: SaidStep[K] } = {};
  for (const part of said
    .normalize('NFKC')
    .split(/[;,、]/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const words = part.toLowerCase();
    const days = /^(\d{1,5})\s*(?:个?工作日|working days?)$/.exec(words);
    const dated = /^(已?完成|done|原定|first due|最早开始|from)\s*(.+)$/.exec(words) ?? turned(words);
    const stage = /^(?:阶段|stage)\s*(.+)$/.exec(words);
    if (days) found.duration = Math.min(10_000, Number(days[1]));
    else if (stage) {
      const known = stages.get(stage[1]!.replace(/\s+/g, ''));
      if (!known) return null;
      found.stage = known;
    } else if (dated) {
      const day = dayOf(dated[2]!)?.day;
      if (!day) return null;
      if (/完成|done/.test(dated[1]!)) found.doneOn = day;
      else if (/原定|first/.test(dated[1]!)) found.originalDue = day;
      else found.start = day;
    } else return null;
  }
  return found;
}

/** “2026-06-28 完成”. */
function turned(words: string): readonly [string, string, string] | null {
  const found = /^(\S+)\s*(已?完成|done)$/.exec(words);
  return found && [found[0], found[2]!, found[1]!];
}
