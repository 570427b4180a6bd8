import type { Proposal, ReviewAct } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { foresee, meet, news, settle } from './merge.ts';

const seen = {
  id: 'p',
  version: 1,
  state: 'proposed',
  kind: 'project',
  grade: 'ordinary',
  start: 10,
  end: 20,
  decided: null,
} as Proposal;
const accept: ReviewAct = { act: 'accept', proposal: 'p', version: 1 };

describe('meet()', () => {
  it('does the act again where the other changed something else', () =>
    expect(meet(accept, seen, { ...seen, kind: 'policy', version: 2 })).toEqual({
      does: 'again',
      act: { act: 'accept', proposal: 'p', version: 2 },
    }));
  it('does nothing where both wanted the same', () =>
    expect(meet(accept, seen, { ...seen, state: 'accepted', version: 2 })).toEqual({ does: 'nothing' }));
  it('asks where both changed one thing differently', () =>
    expect(meet(accept, seen, { ...seen, state: 'rejected', version: 2 })).toEqual({ does: 'ask' }));
  it('asks before a change of list brings back what the other rejected', () =>
    expect(
      meet({ act: 'kind', proposal: 'p', version: 1, kind: 'policy' }, seen, {
        ...seen,
        state: 'rejected',
        version: 2,
      }),
    ).toEqual({ does: 'ask' }));
  it('asks where the proposal is no more, and about splitting and merging', () => {
    expect(meet(accept, seen, undefined)).toEqual({ does: 'ask' });
    const split: ReviewAct = { act: 'split', proposal: 'p', version: 1, at: [] };
    expect(meet(split, seen, { ...seen, version: 2 })).toEqual({ does: 'ask' });
  });
});

describe('foresee()', () => {
  it('shows what was meant before the server has it', () =>
    expect(
      foresee(
        [seen, { ...seen, id: 'q' }],
        [
          accept,
          { act: 'kind', proposal: 'p', version: 1, kind: 'reform' },
          { act: 'span', proposal: 'p', version: 1, start: 9, end: 18 },
        ],
      ),
    ).toEqual([
      { ...seen, state: 'accepted', kind: 'reform', start: 9, end: 18 },
      { ...seen, id: 'q' },
    ]));
});

describe('settle()', () => {
  it('puts in what is new, takes out what is gone, and keeps the order of the text', () =>
    expect(
      settle([seen, { ...seen, id: 'q', start: 30 }], {
        proposals: [
          { ...seen, id: 's', start: 40 },
          { ...seen, id: 'r', start: 5 },
        ],
        removed: ['p'],
      }).map((one) => one.id),
    ).toEqual(['r', 'q', 's']));
});

describe('news()', () => {
  it('names who else changed what, and not oneself', () => {
    const at = '2026-01-01T00:00:00Z';
    expect([
      ...news(
        [seen, { ...seen, id: 'q' }],
        [
          { ...seen, version: 2, decided: { by: '李', at } },
          { ...seen, id: 'q', version: 2, decided: { by: '王', at } },
        ],
        '王',
      ),
    ]).toEqual([['李', 1]]);
  });
});
