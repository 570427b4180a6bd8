import type { CarriedClause } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { decide, fitting, inverse, onto, stands, through } from './stand.ts';

const clause = (eId: string, decision: CarriedClause['decision'] = null): CarriedClause => ({
  eId,
  number: 1,
  heading: `标题${eId}`,
  text: '正文',
  proposed: { state: 'carried', into: ['b_1'] },
  alike: [],
  changes: [],
  decision,
});
const missing = { state: 'missing', into: [], note: '并入专项', by: '甲', at: '', version: 3 } as const;
const decided = clause('a_2', { ...missing, into: [] });

describe('where a clause went', () => {
  it('is what a person decided, else what is proposed', () => {
    expect(stands(clause('a_1')).state).toBe('carried');
    expect(stands(decided).state).toBe('missing');
  });

  it('is shown by state, by whether it is decided, and by words', () => {
    const all = [clause('a_1'), decided];
    const eIds = (lens: Parameters<typeof through>[1]) => through(all, lens).map((one) => one.eId);
    expect(eIds({ state: 'missing', decided: null, words: '' })).toEqual(['a_2']);
    expect(eIds({ state: null, decided: false, words: '' })).toEqual(['a_1']);
    expect(eIds({ state: null, decided: null, words: '标题a_1' })).toEqual(['a_1']);
  });

  it('is decided on the version seen, and keeps the note', () => {
    expect(decide(clause('a_1'))).toMatchObject({
      version: null,
      verdict: { state: 'carried', into: ['b_1'] },
    });
    expect(decide(decided, { state: 'carried', into: ['b_2'] })).toMatchObject({
      version: 3,
      verdict: { state: 'carried', into: ['b_2'], note: '并入专项' },
    });
  });

  it('fits the number of clauses it leads to', () => {
    expect([
      fitting('carried', 0),
      fitting('carried', 2),
      fitting('split', 1),
      fitting('changed', 2),
    ]).toEqual(['missing', 'split', 'carried', 'changed']);
  });

  it('is taken back to what stood before, on the version that stands now', () => {
    const before = [clause('a_1'), decided];
    const back = inverse(before, [decide(before[0]!), decide(decided, { state: 'carried', into: ['b_1'] })]);
    expect(back).toMatchObject([{ verdict: null }, { verdict: { state: 'missing', into: [] } }]);
    const now = [
      clause('a_1', { ...missing, into: [], version: 1 }),
      clause('a_2', { ...missing, into: [], version: 4 }),
    ];
    expect(onto(now, back).map((act) => act.version)).toEqual([1, 4]);
  });
});
