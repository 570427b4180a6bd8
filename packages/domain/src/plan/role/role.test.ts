import { describe, expect, it } from 'vitest';
import type { Document, Heading, Sentence } from '../../document/document.ts';
import { extract } from '../extract.ts';
import { contexts, isPast, planOf } from './context.ts';

/** Lines are paragraphs; a line in 【】 is a heading, its level the number of brackets. */
function document(text: string, period: Document['period'] = null): Document {
  const headings: Heading[] = [];
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(/(【+)([^】]+)】+|[^\n。；【】]+[。；]?/gu)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const heading = match[2] !== undefined;
    if (heading) {
      headings.push({
        ...span,
        eId: `h_${headings.length + 1}`,
        level: match[1]!.length,
        number: null,
        stated: true,
        text: match[2]!,
      });
    }
    sentences.push({
      ...span,
      eId: `s_${sentences.length + 1}`,
      role: heading ? 'heading' : 'other',
      article: headings.at(-1)?.eId ?? null,
    });
  }
  return { text, title: null, period, headings, sentences, tables: [], findings: [] };
}

const rolesOf = (text: string, period: Document['period'] = null): string[] =>
  extract(document(text, period))
    .sentences.map((s) => s.role)
    .filter((r) => r !== 'heading');

describe('roles()', () => {
  it('calls a sentence that opens with a verb a measure', () => {
    expect(rolesOf('【优化航运】\n加快建设深水泊位，完善集疏运体系。')).toEqual(['measure']);
    expect(rolesOf('【优化航运】\n以绿色转型为方向，推广电动船舶。')).toEqual(['measure']);
  });

  it('calls a figure aimed at a target, and a work with a count a measure', () => {
    expect(rolesOf('【优化航运】\n水运货运量占比达到35%以上。')).toEqual(['target']);
    expect(rolesOf('【优化航运】\n新建泊位12个，改造泊位8个。')).toEqual(['measure']);
  });

  it('calls all of a review the situation, also what opens with a verb', () => {
    expect(rolesOf('【2026年工作回顾】\n建成泊位12个。水质稳定向好。')).toEqual(['situation', 'situation']);
    expect(rolesOf('【“十四五”时期的江城】\n经济实力迈上新台阶。', { start: 2026, end: 2030 })).toEqual([
      'situation',
    ]);
  });

  it('calls guiding thought and what is to be upheld a principle', () => {
    expect(rolesOf('【指导思想】\n以新发展理念为指导，全面贯彻上级会议精神。')).toEqual(['principle']);
    expect(rolesOf('【基本原则】\n坚持生态优先，坚持绿色发展。')).toEqual(['principle']);
    expect(rolesOf('【水运】\n畅通江河是货运降本的关键。')).toEqual(['principle']);
  });

  it('calls the goals under their heading targets, with or without figures', () => {
    expect(rolesOf('【主要目标】\n到2030年，现代航运体系基本建成。航运服务水平显著提升。')).toEqual([
      'target',
      'target',
    ]);
  });

  it('calls a greeting and a formal clause other', () => {
    expect(rolesOf('各位代表！\n本规划自印发之日起施行。')).toEqual(['other', 'other']);
  });

  it('calls what a stretch of time is the situation', () => {
    expect(rolesOf('【总体要求】\n“十五五”时期是江城航运提升能级的关键时期。')).toEqual(['situation']);
  });

  it('leaves headings and noise as they are', () => {
    const plain = document('广告\n建设码头。');
    const noisy = {
      ...plain,
      sentences: plain.sentences.map((s, i) => (i === 0 ? { ...s, role: 'noise' as const } : s)),
    };
    expect(extract(noisy).sentences.map((s) => s.role)).toEqual(['noise', 'measure']);
  });
});

describe('contexts()', () => {
  it('inherits from the headings above, and a lesser heading makes no work of a review', () => {
    const found = contexts(
      document(
        '【2026年工作回顾】\n【【安全保障更加有力】】\n文。\n【2027年重点工作】\n【【落实生态保护】】\n文。',
      ),
    );
    expect([...found.values()].map((c) => [c.stage, c.year])).toEqual([
      ['work', null],
      ['review', 2026],
      ['review', 2026],
      ['work', 2027],
      ['work', 2027],
    ]);
  });
});

describe('planOf() and isPast()', () => {
  it('know the plan in force from the period, the title or the headings', () => {
    expect(planOf(document('文。', { start: 2026, end: 2030 }))).toBe(15);
    expect(planOf(document('【“十四五”回顾】\n【“十五五”目标】\n文。'))).toBe(15);
    expect(planOf(document('文。'))).toBeNull();
    expect(isPast('“十四五”时期', 15)).toBe(true);
    expect(isPast('“十五五”时期', 15)).toBe(false);
    expect(isPast('“十四五”时期', null)).toBe(false);
  });
});
