import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burden, datumOf } from './burden.ts';
import { evidenceStatus } from './evidence.ts';
import { alarmsOf } from './radar.ts';

const seen = [{ seen: true }];
const codes = (holders: { seen: boolean }[], updates: { period: string; text: string }[]) =>
  alarmsOf({ holders, updates }, '2026-03').map(({ code }) => code);

describe('alarmsOf()', () => {
  it('says nothing of an item that is owned and told of', () =>
    expect(
      codes(seen, [
        { period: '2026-03', text: '封顶' },
        { period: '2026-02', text: '主体施工' },
      ]),
    ).toEqual([]));
  it('gives one month of grace, and no more', () => {
    expect(codes(seen, [{ period: '2026-02', text: '封顶' }])).toEqual([]);
    expect(codes(seen, [{ period: '2026-01', text: '封顶' }])).toEqual(['stale']);
  });
  it('tells the root alone: an empty post before what follows from it', () => {
    expect(codes([], [])).toEqual(['post-empty']);
    expect(codes([{ seen: false }], [])).toEqual(['holder-unseen']);
    expect(codes(seen, [])).toEqual(['never-filed']);
  });
  it('knows last month’s words again, whatever the date in them', () =>
    expect(
      codes(seen, [
        { period: '2026-03', text: '截至3月底，正按计划推进。' },
        { period: '2026-02', text: '截至2月底，正按计划推进' },
      ]),
    ).toEqual(['repeated']));
});

describe('burden()', () => {
  const asked = fc.record({
    body: fc.constantFrom('a', 'b', 'c'),
    fields: fc.nat(50),
    people: fc.nat(9),
    frequency: fc.constantFrom('once' as const, 'year' as const, 'quarter' as const, 'month' as const),
  });
  it('is additive: what is asked together weighs as much as what is asked apart', () => {
    fc.assert(
      fc.property(fc.array(asked), fc.array(asked), (one, other) => {
        const all = burden([...one, ...other]);
        for (const [body, sum] of all)
          expect(sum).toBe((burden(one).get(body) ?? 0) + (burden(other).get(body) ?? 0));
      }),
    );
  });
  it('takes no half of a field', () =>
    expect(() => burden([{ body: 'a', fields: 1.5, people: 1, frequency: 'year' }])).toThrow(RangeError));
});

describe('datumOf()', () => {
  it('makes no second datum of width, case, blanks or marks, and is stable', () => {
    expect(datumOf('ＧＤＰ 增速（％）')).toBe(datumOf('gdp增速%'));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(datumOf(datumOf(name))).toBe(datumOf(name));
      }),
    );
  });
});

describe('evidenceStatus()', () => {
  it('is what the strongest says, and falls with it', () => {
    expect(evidenceStatus({ claims: 0, pieces: 0, verified: 0 })).toBe('none');
    expect(evidenceStatus({ claims: 1, pieces: 0, verified: 0 })).toBe('claimed');
    expect(evidenceStatus({ claims: 0, pieces: 1, verified: 1 })).toBe('verified');
  });
});
