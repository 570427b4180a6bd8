import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEntry, likeness } from './entry.ts';
import { advanceRound, dueOf, monthBefore, ROUND_LIFE } from './round.ts';

describe('advanceRound()', () => {
  it('closes what is open, opens what is closed, and refuses the rest', () => {
    expect(advanceRound('closed', 'reopen')).toBe('open');
    expect(() => advanceRound('closed', 'close')).toThrowError(
      expect.objectContaining({ code: 'round-closed' }),
    );
    expect(Object.keys(ROUND_LIFE)).toEqual(['open', 'closed']);
  });
});

describe('a month', () => {
  it('is due in the one after it, and the one before that is itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const period = `${year}-${String(month).padStart(2, '0')}`;
        expect(monthBefore(dueOf(period))).toBe(period);
        expect(monthBefore(period) < period).toBe(true);
      }),
    );
  });
});

describe('likeness()', () => {
  it('is symmetric, between 0 and 1, and 1 of a text with itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const alike = likeness(a, b);
        expect(alike).toBe(likeness(b, a));
        expect(alike >= 0 && alike <= 1).toBe(true);
        if (/\p{L}/u.test(a)) expect(likeness(a, a)).toBe(1);
      }),
    );
  });
  it('is by hand: 主体施工 and 主体封顶 share one pair of three and three', () =>
    expect(likeness('主体施工', '主体封顶')).toBeCloseTo(2 / 6, 12));
  it('takes no notice of a new date', () =>
    expect(likeness('截至3月底，完成投资过半', '截至4月底，完成投资过半')).toBe(1));
});

describe('checkEntry()', () => {
  const entry = { progress: 50, text: '完成招标，施工单位进场。', official: null };
  it('finds nothing in an ordinary month', () =>
    expect(checkEntry(entry, { progress: 40, text: '方案比选完成。', official: null })).toEqual([]));
  it('keeps back what has no figure or no words', () =>
    expect(
      checkEntry({ progress: null, text: ' ', official: null }, null).map(({ code, severity, at }) => [
        code,
        severity,
        at,
      ]),
    ).toEqual([
      ['progress-missing', 'error', 'progress'],
      ['text-missing', 'error', 'text'],
    ]));
  it('warns of an item that is called completed below a hundred', () =>
    expect(checkEntry({ ...entry, official: 'completed' }, null)).toMatchObject([
      { code: 'not-complete', severity: 'warning' },
    ]));
});
