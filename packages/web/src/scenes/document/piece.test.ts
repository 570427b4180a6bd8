import type { DocumentDetail } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { paragraphs } from './piece.ts';

const text = '1.修桥。建设东桥。\n2.铺路。';
const detail = {
  text,
  proposals: [{ start: 7, end: 9, kind: 'project', state: 'accepted' }],
  targets: [],
  findings: [],
  sentences: [
    { start: 0, end: 5, role: 'heading', article: 'art_1' },
    { start: 5, end: 10, role: 'measure', article: 'art_1' },
    { start: 11, end: 16, role: 'heading', article: 'art_2' },
  ],
} as unknown as DocumentDetail;

describe('paragraphs()', () => {
  it('puts the whole text back together, character for character', () => {
    const whole = paragraphs(detail, String)
      .map((one) => one.pieces.map((piece) => piece.text).join(''))
      .join('\n');
    expect(whole).toBe(text);
  });
  it('cuts where a highlight begins and ends', () => {
    const [first] = paragraphs(detail, String);
    expect(first?.pieces.find((piece) => piece.text === '东桥')?.marks).toEqual(['hl hl-project']);
    expect(first?.article).toBe('art_1');
  });
});
