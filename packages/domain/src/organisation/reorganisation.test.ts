import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forebears, heirs, inspectReorganisations, type Reorganisation, regroup } from './reorganisation.ts';

const merge: Reorganisation = { kind: 'merge', on: '2025-04-01', from: ['data', 'services'], to: ['bureau'] };
const rename: Reorganisation = { kind: 'rename', on: '2026-01-01', from: ['bureau'], to: ['office'] };
const split: Reorganisation = { kind: 'split', on: '2026-06-01', from: ['office'], to: ['east', 'west'] };
const all = [merge, rename, split];

/** Sound reorganisations over a few names: each is made once and ends once, in the order of days. */
const lives = fc
  .array(fc.record({ kind: fc.constantFrom('rename', 'merge', 'split'), pick: fc.nat(), more: fc.nat(2) }), {
    maxLength: 8,
  })
  .map((acts) => {
    const live = ['a', 'b', 'c', 'd'];
    const made: Reorganisation[] = [];
    acts.forEach(({ kind, pick, more }, at) => {
      const on = `2026-${String(at + 1).padStart(2, '0')}-01`;
      const take = () => live.splice(pick % live.length, 1)[0] as string;
      if (live.length < 2) return;
      const from = kind === 'merge' ? [take(), take()] : [take()];
      const to = Array.from({ length: kind === 'split' ? 2 + more : 1 }, (_, k) => `n${at}-${k}`);
      live.push(...to);
      made.push({ kind: kind as Reorganisation['kind'], on, from, to });
    });
    return { made, live, names: [...new Set(['a', 'b', 'c', 'd', ...made.flatMap(({ to }) => to)])] };
  });

describe('heirs()', () => {
  it('is oneself until the day, and what came of one from then on', () => {
    expect(heirs('data', all, '2025-03-31')).toEqual(['data']);
    expect(heirs('data', all, '2025-04-01')).toEqual(['bureau']);
    expect(heirs('data', all, '2026-02-01')).toEqual(['office']);
    expect(heirs('services', all, '2026-06-01')).toEqual(['east', 'west']);
  });

  it('names those that stand, and nobody who has ended', () => {
    fc.assert(
      fc.property(lives, ({ made, live, names }) => {
        for (const name of names)
          for (const heir of heirs(name, made, '2027-01-01')) expect(live).toContain(heir);
      }),
    );
  });

  it('is the other way round of forebears()', () => {
    fc.assert(
      fc.property(lives, ({ made, live, names }) => {
        for (const name of names)
          for (const one of live)
            expect(heirs(name, made, '2027-01-01').includes(one)).toBe(
              name === one || forebears(one, made, '2027-01-01').includes(name),
            );
      }),
    );
  });

  it('does not depend on the order in which reorganisations were recorded, nor on later ones', () => {
    fc.assert(
      fc.property(lives, fc.nat(12), ({ made, names }, month) => {
        const day = `2026-${String(Math.max(1, month)).padStart(2, '0')}-01`;
        for (const name of names) {
          const then = [...heirs(name, made, day)].sort();
          expect([...heirs(name, [...made].reverse(), day)].sort()).toEqual(then);
          expect(
            [
              ...heirs(
                name,
                made.filter(({ on }) => on <= day),
                '2099-01-01',
              ),
            ].sort(),
          ).toEqual(then);
        }
      }),
    );
  });

  it('ends where the data closes a circle', () => {
    const circle: Reorganisation[] = [
      { kind: 'rename', on: '2025-01-01', from: ['a'], to: ['b'] },
      { kind: 'rename', on: '2025-02-01', from: ['b'], to: ['a'] },
    ];
    expect(heirs('a', circle, '2026-01-01')).toEqual(['a']);
    expect(forebears('a', circle, '2026-01-01')).toEqual(['b']);
    expect(inspectReorganisations(circle).map(({ code }) => code)).toContain('reorganisation-circle');
  });
});

describe('regroup()', () => {
  it('adds a merged body’s figures to the one that stands, and leaves a split one’s under its old name', () => {
    const figures = new Map([
      ['data', 3],
      ['services', 4],
      ['bureau', 5],
    ]);
    expect(regroup(figures, all, '2025-12-31')).toEqual(new Map([['bureau', 12]]));
    expect(regroup(new Map([['office', 2]]), all, '2026-07-01')).toEqual(new Map([['office', 2]]));
  });

  it('never changes the total', () => {
    fc.assert(
      fc.property(
        lives,
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 30, maxLength: 30 }),
        (life, numbers) => {
          const figures = new Map(life.names.map((name, at) => [name, numbers[at % 30] as number]));
          const total = (of: ReadonlyMap<string, number>) =>
            [...of.values()].reduce((sum, one) => sum + one, 0);
          for (const day of ['2026-03-15', '2027-01-01'])
            expect(total(regroup(figures, life.made, day))).toBe(total(figures));
        },
      ),
    );
  });
});

describe('inspectReorganisations()', () => {
  it('finds nothing in sound ones', () => {
    fc.assert(fc.property(lives, ({ made }) => void expect(inspectReorganisations(made)).toEqual([])));
  });

  it('names a wrong shape and somebody who ends twice', () => {
    const codes = (one: Reorganisation, ...others: Reorganisation[]) =>
      inspectReorganisations([one, ...others]).map(({ code }) => code);
    expect(codes({ kind: 'rename', on: '2025-01-01', from: ['a', 'b'], to: ['c'] })).toEqual([
      'reorganisation-shape',
    ]);
    expect(codes({ kind: 'split', on: '2025-01-01', from: ['a'], to: ['c'] })).toEqual([
      'reorganisation-shape',
    ]);
    expect(codes({ kind: 'merge', on: '2025-01-01', from: [], to: ['c'] })).toEqual(['reorganisation-shape']);
    expect(codes(merge, { ...merge, to: ['x'] })).toEqual(['reorganisation-twice', 'reorganisation-twice']);
  });
});
