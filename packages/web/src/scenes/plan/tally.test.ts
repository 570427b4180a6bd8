import type { DocumentDetail, Proposal } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { sift, tally } from './tally.ts';

const proposal = (over: Partial<Proposal>): Proposal =>
  ({
    kind: 'project',
    state: 'proposed',
    grade: 'ordinary',
    article: 'art_1',
    text: '东桥',
    ...over,
  }) as Proposal;
const detail = {
  headings: [
    { eId: 'art_2', number: 2, text: '铺路' },
    { eId: 'art_1', number: 1, text: '修桥' },
    { eId: 'art_3', number: 3, text: '植树' },
  ],
} as DocumentDetail;
const every = { kind: null, state: null, grade: null, article: null, words: '' };

describe('tally()', () => {
  it('has a row for each article that holds something, in the order of the text', () =>
    expect(
      tally(detail, [proposal({}), proposal({ kind: 'reform' }), proposal({ article: 'art_2' })]).map(
        (one) => [one.eId, one.all],
      ),
    ).toEqual([
      ['art_2', 1],
      ['art_1', 2],
    ]));
  it('loses none that stands under no heading', () =>
    expect(
      tally(detail, [proposal({ article: null }), proposal({ article: 'gone' })]).map((one) => one.all),
    ).toEqual([1, 1]));
});

describe('sift()', () => {
  const all = [proposal({}), proposal({ state: 'rejected' }), proposal({ state: 'accepted', text: '西桥' })];
  it('leaves out the rejected unless they are asked for', () => {
    expect(sift(all, every)).toHaveLength(2);
    expect(sift(all, { ...every, state: 'rejected' })).toHaveLength(1);
  });
  it('looks for the words in the item', () => expect(sift(all, { ...every, words: '西' })).toHaveLength(1));
});
