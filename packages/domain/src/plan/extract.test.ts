import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structure } from '../document/index.ts';
import { extract } from './extract.ts';

const WORDS = fc.array(
  fc.constantFrom(
    '新增',
    '学位',
    '300',
    '万',
    '个',
    '以上',
    '，',
    '。',
    '、',
    '分别',
    '降低',
    '5%',
    '3.5',
    '到2030年',
    '（',
    '）',
    '“',
    '”',
    '《',
    '》',
    '\n',
    '约束性',
    '预期性',
    '指标',
    '2025年',
    '清零',
    '千亿级',
    '三十年',
    '延长',
    '百分之',
    '各',
    '和',
    '等',
    '不低于',
    '-',
    '—',
    '１２',
    ',',
    '推动',
    '要',
    '各区',
  ),
  { maxLength: 80 },
);

describe('extract()', () => {
  it('gives every sentence a role and keeps its place', () => {
    fc.assert(
      fc.property(WORDS, (words) => {
        const document = structure(words.join(''));
        const plan = extract(document);
        expect(plan.sentences.map((s) => [s.start, s.end, s.eId])).toEqual(
          document.sentences.map((s) => [s.start, s.end, s.eId]),
        );
      }),
    );
  });

  it('keeps targets and measures within one sentence, with text read back from the span', () => {
    fc.assert(
      fc.property(WORDS, (words) => {
        const document = structure(words.join(''));
        const { targets, measures, indicators } = extract(document);
        const rows = new Set(indicators.map((r) => `${r.eId}__t_1`));
        for (const t of targets) {
          expect(document.text.slice(t.start, t.end)).toBe(t.text);
          expect(Number.isFinite(t.value)).toBe(true);
          if (!rows.has(t.eId))
            expect(document.sentences.some((s) => s.start <= t.start && t.end <= s.end)).toBe(true);
        }
        for (const m of measures) {
          const home = document.sentences.find((s) => s.eId === m.sentence)!;
          expect(home.start <= m.start && m.start < m.end && m.end <= home.end).toBe(true);
          expect(document.text.slice(m.start, m.end)).toContain(m.action);
        }
        const eIds = [...targets, ...measures, ...indicators].map((x) => x.eId);
        expect(new Set(eIds).size).toBe(eIds.length);
      }),
    );
  });

  it('never fails on arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        extract(structure(text));
      }),
    );
  });

  it('says the same twice', () => {
    const document = structure('推动航道整治，新增泊位12个。到2030年，通航里程达到300公里以上。');
    expect(extract(document)).toEqual(extract(document));
  });
});
