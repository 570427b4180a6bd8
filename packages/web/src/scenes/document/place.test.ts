import type { DocumentDetail } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { clauseAt, placeOf, stretchOf, touching } from './place.ts';

const detail = {
  text: 'x'.repeat(100),
  headings: [
    { eId: 'chp_1', level: 1, start: 10, end: 14 },
    { eId: 'chp_1__sec_1', level: 2, start: 20, end: 24 },
    { eId: 'chp_2', level: 1, start: 60, end: 64 },
  ],
  sentences: [{ eId: 'chp_1__sec_1__p_1__s_1', start: 25, end: 40, article: 'chp_1__sec_1' }],
  measures: [],
  targets: [{ eId: 'chp_1__sec_1__p_1__s_1__target_1', start: 30, end: 33 }],
  proposals: [],
} as unknown as DocumentDetail;

describe('placeOf()', () => {
  it('of a heading reaches to the next of its level', () =>
    expect(placeOf(detail, 'chp_1')).toEqual({ start: 10, end: 60, clause: 'chp_1' }));
  it('leaves the number of the next heading to that heading', () => {
    const text = '一、修桥\n建设东桥。\n二、铺路。三、植树';
    const headings = [
      { eId: 'a', level: 1, start: 2, end: 4 },
      { eId: 'b', level: 1, start: 13, end: 15 },
      { eId: 'c', level: 1, start: 18, end: 20 },
    ];
    expect(placeOf({ ...detail, text, headings } as DocumentDetail, 'a')?.end).toBe(text.indexOf('二'));
    expect(placeOf({ ...detail, text, headings } as DocumentDetail, 'b')?.end).toBe(18);
  });
  it('of the last heading reaches to the end', () => expect(placeOf(detail, 'chp_2')?.end).toBe(100));
  it('of a target is its words, in its clause', () =>
    expect(placeOf(detail, 'chp_1__sec_1__p_1__s_1__target_1')).toEqual({
      start: 30,
      end: 33,
      clause: 'chp_1__sec_1',
    }));
  it('of what is not here is that of what holds it', () =>
    expect(placeOf(detail, 'chp_1__sec_9__p_2')?.clause).toBe('chp_1'));
  it('is null where nothing holds it', () => expect(placeOf(detail, 'art_7')).toBeNull());
});

describe('clauseAt()', () => {
  it('is that of the sentence', () => expect(clauseAt(detail, 31)).toBe('chp_1__sec_1'));
  it('between sentences is the last heading before', () => expect(clauseAt(detail, 70)).toBe('chp_2'));
});

describe('stretchOf()', () => {
  it('reads what a link carries and nothing else', () => {
    expect(stretchOf('12-20')).toEqual({ start: 12, end: 20 });
    for (const wrong of [null, '', '20-12', '3', 'a-b', '-1-3']) expect(stretchOf(wrong)).toBeNull();
  });
});

describe('touching()', () => {
  it('leaves out what only borders on it', () =>
    expect(
      touching(
        [
          { start: 0, end: 5 },
          { start: 4, end: 8 },
          { start: 9, end: 12 },
        ],
        { start: 5, end: 9 },
      ),
    ).toEqual([{ start: 4, end: 8 }]));
});
