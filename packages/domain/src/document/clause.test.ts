import { describe, expect, it } from 'vitest';
import { clauses } from './clause.ts';

const text = '序言。\n一、修路。修好路。\n二、架桥。';
const heading = (eId: string, start: number, words: string) => ({
  eId,
  level: 1,
  number: null,
  stated: true,
  text: words,
  start,
  end: start + words.length,
});
const sentence = (start: number, end: number, role: 'heading' | 'other') => ({
  eId: `s_${start}`,
  start,
  end,
  role,
  article: null,
});
const document = {
  text,
  headings: [heading('art_1', 6, '修路'), heading('art_2', 16, '架桥')],
  sentences: [
    sentence(0, 3, 'other'),
    sentence(4, 9, 'heading'),
    sentence(9, 13, 'other'),
    sentence(14, 19, 'heading'),
  ],
};

describe('clauses()', () => {
  it('run from a heading to the next', () => {
    expect(clauses(document).map((one) => [one.eId, text.slice(one.start, one.end)])).toEqual([
      ['preface', '序言。'],
      ['art_1', '一、修路。修好路。'],
      ['art_2', '二、架桥。'],
    ]);
  });

  it('are one preface where there is no heading', () => {
    expect(clauses({ text: ' 无题。 ', headings: [], sentences: [] })).toMatchObject([
      { eId: 'preface', start: 1, end: 4 },
    ]);
  });
});
