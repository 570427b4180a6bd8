import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreement,
  allocate,
  type FrameworkNode,
  judge,
  pairs,
  type Said,
  settled,
  together,
} from './index.ts';

describe('judge()', () => {
  it('finds Saaty’s weights where the judgements agree, and no triad', () => {
    const { weights, ratio, triads } = judge(['a', 'b', 'c'], { 'a b': 2, 'b c': 3, 'a c': 6 });
    expect([...weights.values()].map((x) => Math.round(x * 1e6) / 1e6)).toEqual([0.6, 0.3, 0.1]);
    expect(ratio).toBeCloseTo(0, 12);
    expect(triads).toEqual([]);
  });
  it('names the three that contradict each other, with what two of them imply', () => {
    const { ratio, triads } = judge(['a', 'b', 'c'], { 'a b': 3, 'b c': 3, 'c a': 5 });
    expect(ratio).toBeGreaterThan(0.1);
    expect(triads[0]).toEqual({ codes: ['a', 'b', 'c'], implied: 9, judged: 1 / 5 });
  });
  it('takes what the others imply for a pair that is not judged, and equal where nothing is', () => {
    expect(judge(['a', 'b', 'c'], { 'a b': 2, 'b c': 3 }).weights.get('a')).toBeCloseTo(0.6, 12);
    expect(judge(['a', 'b'], {}).weights.get('a')).toBe(0.5);
  });
  it('asks next for what links what is apart, then for what was judged least', () => {
    expect(judge(['a', 'b', 'c', 'd'], { 'a b': 2 })).toMatchObject({ linked: false });
    expect(judge(['a', 'b', 'c', 'd'], { 'a b': 2 }).open[0]).toEqual(['c', 'd']);
    const chain = judge(['a', 'b', 'c', 'd'], { 'a b': 2, 'b c': 1, 'c d': 3 });
    expect(chain).toMatchObject({
      linked: true,
      open: [
        ['a', 'd'],
        ['a', 'c'],
        ['b', 'd'],
      ],
    });
  });
  it('links all codes by one judgement less than there are codes, when each is the next that is asked for', () =>
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), (count) => {
        const codes = Array.from({ length: count }, (_, at) => `c${at}`);
        let given: Record<string, number> = {};
        for (let turn = 1; turn < count; turn += 1) {
          const { open, linked } = judge(codes, given);
          expect(linked).toBe(false);
          given = { ...given, [open[0]!.join(' ')]: 2 };
        }
        expect(judge(codes, given).linked).toBe(true);
      }),
      { numRuns: 20 },
    ));
  it('asks each pair once', () =>
    expect(pairs(['a', 'b', 'c'])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]));
});

describe('together()', () => {
  it('is the same whoever of a pair is named first', () => {
    const judgement = fc.constantFrom(1 / 9, 1 / 5, 1 / 3, 1, 3, 5, 9);
    fc.assert(
      fc.property(fc.array(judgement, { minLength: 1, maxLength: 6 }), (list) => {
        const forth = together(
          ['a', 'b'],
          list.map((x) => ({ 'a b': x })),
        )['a b']!;
        const back = together(
          ['b', 'a'],
          list.map((x) => ({ 'a b': x })),
        )['b a']!;
        expect(forth * back).toBeCloseTo(1, 12);
      }),
    );
  });
  it('leaves a pair open that nobody judged, and counts only who judged', () =>
    expect(together(['a', 'b', 'c'], [{ 'a b': 4 }, { 'a b': 1, 'b c': 3 }])).toEqual({
      'a b': expect.closeTo(2, 12),
      'b c': expect.closeTo(3, 12),
    }));
});

describe('allocate()', () => {
  it('counts every expert the same, however many points were shared out', () => {
    const { weights, range } = allocate(
      ['a', 'b'],
      [
        { a: 30, b: 70 },
        { a: 1, b: 1 },
      ],
    );
    expect(weights.get('a')).toBeCloseTo(0.4, 12);
    expect(range.get('a')).toEqual([0.3, 0.5]);
  });
  it('passes over who gave nothing, and is equal when nobody gave', () => {
    expect(allocate(['a', 'b'], [{ a: 1 }, {}]).weights.get('a')).toBe(1);
    expect(allocate(['a', 'b'], []).weights.get('b')).toBe(0.5);
  });
});

describe('agreement()', () => {
  const codes = ['a', 'b', 'c'];
  it('is Kendall’s W: 1 for one order, 12 · 2 / (9 · 24) for two of three against one', () => {
    const one = { a: 3, b: 2, c: 1 };
    expect(agreement(codes, 'allocation', [one, { a: 60, b: 30, c: 10 }])).toBeCloseTo(1, 12);
    expect(agreement(codes, 'allocation', [one, one, { a: 1, b: 2, c: 3 }])).toBeCloseTo(24 / 216, 12);
    expect(
      agreement(codes, 'pairwise', [
        { 'a b': 3, 'b c': 3 },
        { 'a b': 2, 'b c': 5 },
      ]),
    ).toBeCloseTo(1, 12);
  });
  it('is nothing for a single expert, for one that said nothing, and where nobody prefers anything', () => {
    expect(agreement(codes, 'allocation', [{ a: 1, b: 2 }])).toBeNull();
    expect(agreement(codes, 'allocation', [{ a: 1, b: 2 }, {}])).toBeNull();
    expect(
      agreement(codes, 'allocation', [
        { a: 1, b: 1, c: 1 },
        { a: 2, b: 2, c: 2 },
      ]),
    ).toBeNull();
  });
});

describe('settled()', () => {
  const node = (code: string, level: number, parent: string | null): FrameworkNode => ({
    code,
    name: code,
    nameEn: code,
    level,
    parent,
    weight: 1,
    direction: 'more',
    indicator: null,
    clauses: [],
  });
  const nodes = [node('all', 2, null), node('a', 1, 'all'), node('b', 1, 'all')];
  const said: Said[] = [
    { node: 'all', method: 'pairwise', given: { 'a b': 3 } },
    { node: 'all', method: 'allocation', given: { a: 1, b: 4 } },
  ];
  it('weighs what is below the node as the experts say by that method', () => {
    const weights = (method: 'pairwise' | 'allocation') => settled(nodes, 'all', method, said);
    expect(weights('pairwise').map((one) => [one.weight, one.weighed])).toEqual([
      [1, 'pairwise'],
      [0.75, undefined],
      [0.25, undefined],
    ]);
    expect(weights('allocation').map((one) => one.weight)).toEqual([1, 0.2, 0.8]);
  });
  it('changes nothing where nobody has said anything', () =>
    expect(settled(nodes, 'all', 'pairwise', [])).toBe(nodes));
});
