import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from './merge.ts';

describe('merge()', () => {
  it('keeps what only one changed, and asks about what both changed differently', () => {
    const base = { title: 'a', note: 'n', physical: 10 };
    expect(merge(base, { title: 'b', note: 'mine' }, { title: 'a', note: 'theirs', physical: 20 })).toEqual({
      change: { title: 'b' },
      taken: ['physical'],
      clashes: [{ name: 'note', base: 'n', mine: 'mine', theirs: 'theirs' }],
    });
  });

  it('has nothing to ask when both changed alike', () =>
    expect(merge({ tags: ['x'] }, { tags: ['y'] }, { tags: ['y'] })).toEqual({
      change: {},
      taken: ['tags'],
      clashes: [],
    }));

  it('never drops a change of mine and never overwrites one of theirs', () => {
    const row = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.nat(2) });
    fc.assert(
      fc.property(row, row, row, (base, mine, theirs) => {
        const { change, clashes } = merge(base, mine, theirs);
        for (const name of ['a', 'b', 'c'] as const) {
          const asked = clashes.some((one) => one.name === name);
          if (mine[name] !== base[name] && mine[name] !== theirs[name])
            expect(asked || change[name] === mine[name]).toBe(true);
          if (theirs[name] !== base[name] && !asked) expect(name in change).toBe(false);
        }
      }),
    );
  });
});
