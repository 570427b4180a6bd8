import type { DocumentDetail } from '@luodi/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, type Mark, paragraphs } from './piece.ts';

const text = '1.修桥。建设东桥。\n\n2.铺路。';
const detail = {
  text,
  headings: [
    { eId: 'art_1', start: 2, end: 4 },
    { eId: 'art_2', start: 14, end: 16 },
  ],
  proposals: [
    { id: 'p', start: 7, end: 9, kind: 'project', state: 'accepted' },
    { id: 'q', start: 5, end: 9, kind: 'policy', state: 'rejected' },
  ],
  targets: [],
  findings: [{ key: 'f', code: 'run-on', start: 12, end: 12 }],
  sentences: [
    { start: 0, end: 5, role: 'heading', article: 'art_1' },
    { start: 5, end: 10, role: 'measure', article: 'art_1' },
    { start: 12, end: 17, role: 'heading', article: 'art_2' },
  ],
} as unknown as DocumentDetail;

describe('paragraphs()', () => {
  it('leaves out nothing but empty lines', () =>
    expect(paragraphs(detail).map(({ start, end }) => text.slice(start, end))).toEqual([
      '1.修桥。建设东桥。',
      '2.铺路。',
    ]));
  it('knows its clause and the heading that begins in it', () =>
    expect(paragraphs(detail).map(({ article, heading }) => [article, heading])).toEqual([
      ['art_1', 'art_1'],
      ['art_2', 'art_2'],
    ]));
  it('shows no rejected proposal', () =>
    expect(paragraphs(detail)[0]?.marks.map((mark) => mark.id)).not.toContain('q'));
  it('keeps a finding without width at its place', () =>
    expect(paragraphs(detail).map((one) => one.findings)).toEqual([[], ['f']]));
});

describe('cut()', () => {
  const mark = fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([a, b]): Mark => ({ start: Math.min(a, b), end: Math.max(a, b), kind: 'target', id: '' }));
  it('puts the stretch back together, and each piece carries what holds it', () =>
    fc.assert(
      fc.property(fc.array(mark), (marks) => {
        const pieces = cut(5, 30, marks);
        expect(pieces[0]?.start).toBe(5);
        expect(pieces.at(-1)?.end).toBe(30);
        for (const [at, piece] of pieces.entries()) {
          expect(piece.end).toBeGreaterThan(piece.start);
          if (at > 0) expect(piece.start).toBe(pieces[at - 1]?.end);
          const held = marks.filter((one) => one.start <= piece.start && one.end >= piece.end);
          expect(piece.marks).toEqual(held);
        }
      }),
    ));
});
