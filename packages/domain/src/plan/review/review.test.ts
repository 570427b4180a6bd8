import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../document/document.ts';
import { type Proposal, propose } from './proposal.ts';
import { type ReviewAct, review, undo } from './review.ts';

const text = '建设滨江公园、北站广场。推进户籍改革。';
const sentences: Sentence[] = [
  { eId: 'art_1__s_1', start: 0, end: 12, role: 'measure', article: 'art_1' },
  { eId: 'art_1__s_2', start: 12, end: 19, role: 'measure', article: 'art_1' },
];
const document = { text, sentences };
const item = (start: number, end: number) => ({
  eId: `i_${start}`,
  kind: 'project' as const,
  start,
  end,
  text: text.slice(start, end),
  article: 'art_1',
  confidence: 0.9,
  abstained: false,
  grade: 'ordinary' as const,
  criteria: [],
});
const fresh = (): Proposal[] => propose([item(2, 6), item(7, 11), item(14, 18)], (one) => one.eId);
let count = 0;
const reviewer = { name: '规划员甲', at: '2026-01-05T08:00:00Z', newId: () => `new-${++count}` };
const apply = (proposals: readonly Proposal[], changed: readonly Proposal[]) => [
  ...new Map([...proposals, ...changed].map((one) => [one.id, one])).values(),
];

describe('review()', () => {
  it('keeps who decided, when, and what was proposed', () => {
    const { changed, before } = review(
      fresh(),
      document,
      [{ act: 'accept', proposal: 'i_2', version: 1 }],
      reviewer,
    );
    expect(changed).toMatchObject([{ state: 'accepted', decided: { by: '规划员甲' }, version: 2 }]);
    expect(before).toMatchObject([{ state: 'proposed', version: 1 }]);
  });

  it('leaves undone what somebody else has changed since, and does the rest', () => {
    const mine = fresh().map((one) =>
      one.id === 'i_2' ? { ...one, version: 2, state: 'rejected' as const } : one,
    );
    const acts: ReviewAct[] = [
      { act: 'accept', proposal: 'i_2', version: 1 },
      { act: 'accept', proposal: 'i_7', version: 1 },
    ];
    const { changed, conflicts } = review(mine, document, acts, reviewer);
    expect(conflicts).toEqual(['i_2']);
    expect(changed.map((one) => one.id)).toEqual(['i_7']);
  });

  it('merges neighbours into one and keeps the parts as superseded', () => {
    const act: ReviewAct = {
      act: 'merge',
      proposals: [
        { proposal: 'i_7', version: 1 },
        { proposal: 'i_2', version: 1 },
      ],
    };
    const { changed } = review(fresh(), document, [act], reviewer);
    expect(changed.filter((one) => one.state === 'superseded')).toHaveLength(2);
    expect(changed.find((one) => one.state === 'accepted')).toMatchObject({
      text: '滨江公园、北站广场',
      from: ['i_2', 'i_7'],
    });
  });

  it('splits one into several', () => {
    const whole = propose([item(2, 11)], () => 'w');
    const { changed } = review(
      whole,
      document,
      [
        {
          act: 'split',
          proposal: 'w',
          version: 1,
          at: [
            { start: 2, end: 6 },
            { start: 7, end: 11 },
          ],
        },
      ],
      reviewer,
    );
    expect(changed.filter((one) => one.state === 'accepted').map((one) => one.text)).toEqual([
      '滨江公园',
      '北站广场',
    ]);
  });

  it('refuses a stretch that leaves its sentence', () => {
    expect(() =>
      review(fresh(), document, [{ act: 'span', proposal: 'i_7', version: 1, start: 7, end: 15 }], reviewer),
    ).toThrowError(expect.objectContaining({ code: 'span-invalid' }));
  });

  it('refuses a stretch that overlaps another item', () => {
    expect(() =>
      review(fresh(), document, [{ act: 'add', kind: 'policy', start: 4, end: 9 }], reviewer),
    ).toThrowError(expect.objectContaining({ code: 'span-invalid' }));
  });

  it('lets a rejected item make room for another', () => {
    const { changed } = review(
      fresh(),
      document,
      [
        { act: 'reject', proposal: 'i_2', version: 1 },
        { act: 'add', kind: 'policy', start: 0, end: 6 },
      ],
      reviewer,
    );
    expect(changed).toHaveLength(2);
  });

  it('is taken back by undo() to the same proposals, whatever the batch', () => {
    const act = fc.oneof(
      fc.record({
        act: fc.constantFrom('accept' as const, 'reject' as const, 'reopen' as const),
        proposal: fc.constantFrom('i_2', 'i_7', 'i_14'),
        version: fc.constant(1),
      }),
      fc.record({
        act: fc.constant('kind' as const),
        proposal: fc.constantFrom('i_2', 'i_7', 'i_14'),
        version: fc.constant(1),
        kind: fc.constantFrom('policy' as const, 'reform' as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 8 }), (acts) => {
        const proposals = fresh();
        const done = review(proposals, document, acts, reviewer);
        const after = apply(proposals, done.changed);
        const back = apply(after, undo(after, done, reviewer));
        const bare = (list: readonly Proposal[]) => list.map(({ version: _, ...rest }) => rest);
        expect(bare(back)).toEqual(bare(proposals));
      }),
    );
  });

  it('is not taken back when somebody changed the same proposal since', () => {
    const proposals = fresh();
    const done = review(proposals, document, [{ act: 'accept', proposal: 'i_2', version: 1 }], reviewer);
    const after = apply(proposals, done.changed).map((one) => ({ ...one, version: one.version + 1 }));
    expect(() => undo(after, done, reviewer)).toThrowError(expect.objectContaining({ code: 'conflict' }));
  });
});
