import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Merged, mergeLines, sameLine, yielded } from './merge.ts';

interface Line {
  readonly id: string;
  readonly planned: number | null;
  readonly paid: number | null;
}
const name = (line: Line) => line.id;
const line = (id: string, planned: number | null, paid: number | null): Line => ({ id, planned, paid });
const merge = (base: readonly Line[], mine: readonly Line[], theirs: readonly Line[]) =>
  mergeLines(base, mine, theirs, name);
const sorted = (lines: readonly Line[]) => [...lines].sort((a, b) => a.id.localeCompare(b.id));

describe('mergeLines()', () => {
  const base = [line('a', 1, 1), line('b', 2, 2)];

  it('keeps what only one changed, and asks about what both changed differently', () =>
    expect(merge(base, [line('a', 5, 7), line('b', 2, 2)], [line('a', 6, 1), line('b', 2, 3)])).toEqual({
      lines: [line('a', 5, 7), line('b', 2, 3)],
      taken: [{ line: 'b', field: 'paid', base: 2, theirs: 3 }],
      clashes: [{ line: 'a', field: 'planned', base: 1, mine: 5, theirs: 6 }],
    }));

  it('has nothing to ask when both changed alike, or both removed', () =>
    expect(merge(base, [line('a', 9, 1)], [line('a', 9, 1)])).toEqual({
      lines: [line('a', 9, 1)],
      taken: [],
      clashes: [],
    }));

  it('keeps lines that either added, and leaves out what either removed and the other left alone', () => {
    const { lines, taken, clashes } = merge(base, [...base, line('c', 3, 3)], [base[0]!, line('d', 4, 4)]);
    expect(lines).toEqual([base[0], line('c', 3, 3), line('d', 4, 4)]);
    expect(clashes).toEqual([]);
    expect(taken.map((one) => [one.line, one.theirs])).toEqual([
      ['b', null],
      ['d', line('d', 4, 4)],
    ]);
    expect(merge(base, [base[0]!], base).lines).toEqual([base[0]]);
  });

  it('asks about a line that one removed and the other changed, whoever it was', () => {
    const changed = line('b', 8, 2);
    const gone = merge(base, [base[0]!], [base[0]!, changed]);
    expect(gone).toMatchObject({
      lines: [base[0]],
      clashes: [{ line: 'b', field: null, base: base[1], mine: null, theirs: changed }],
    });
    expect(yielded(gone.lines, gone.clashes[0]!, name)).toEqual([base[0], changed]);
    const kept = merge(base, [base[0]!, changed], [base[0]!]);
    expect(kept).toMatchObject({ lines: [base[0], changed], clashes: [{ mine: changed, theirs: null }] });
    expect(yielded(kept.lines, kept.clashes[0]!, name)).toEqual([base[0]]);
  });

  it('merges a line that both added by what each said of it', () =>
    expect(merge([], [line('c', 5, null)], [line('c', null, 6)])).toMatchObject({
      lines: [line('c', 5, 6)],
      clashes: [],
    }));

  const amount = fc.option(fc.nat(2), { nil: null });
  const lines = fc.uniqueArray(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), planned: amount, paid: amount }),
    { selector: name },
  );
  const field = (all: readonly Line[], id: string, of: 'planned' | 'paid') =>
    all.find((one) => one.id === id)?.[of] ?? null;

  it('gives the other where one side changed nothing', () =>
    fc.assert(
      fc.property(lines, lines, (before, changed) => {
        const theirs = merge(before, before, changed);
        const mine = merge(before, changed, before);
        expect(sorted(theirs.lines)).toEqual(sorted(changed));
        expect(sorted(mine.lines)).toEqual(sorted(changed));
        expect([theirs.clashes, mine.clashes, mine.taken]).toEqual([[], [], []]);
      }),
    ));

  it('comes to the same whoever saved first, where nothing clashes; and clashes are the same', () =>
    fc.assert(
      fc.property(lines, lines, lines, (before, one, other) => {
        const first = merge(before, one, other);
        const second = merge(before, other, one);
        const places = (of: Merged<Line>) => of.clashes.map((clash) => `${clash.line} ${clash.field}`).sort();
        expect(places(first)).toEqual(places(second));
        if (first.clashes.length === 0) expect(sorted(first.lines)).toEqual(sorted(second.lines));
      }),
    ));

  it('loses nothing typed and overwrites nothing unseen', () =>
    fc.assert(
      fc.property(lines, lines, lines, (before, mine, theirs) => {
        const merged = merge(before, mine, theirs);
        const has = (all: readonly Line[], id: string) => all.some((one) => one.id === id);
        for (const id of ['a', 'b', 'c', 'd']) {
          const asked = merged.clashes.filter((one) => one.line === id);
          if (has(mine, id) !== has(before, id) && !asked.some((one) => one.field === null))
            expect(has(merged.lines, id)).toBe(has(mine, id));
          if (has(theirs, id) !== has(before, id) && !asked.some((one) => one.field === null))
            expect(has(merged.lines, id)).toBe(has(theirs, id));
          if (!has(mine, id) || !has(theirs, id)) continue;
          for (const of of ['planned', 'paid'] as const) {
            const [was, my, their] = [before, mine, theirs].map((all) => field(all, id, of));
            const clash = asked.find((one) => one.field === of);
            if (my !== was) expect(field(merged.lines, id, of)).toBe(my);
            if (their !== was && !clash) expect(field(merged.lines, id, of)).toBe(their);
            if (clash) expect([clash.mine, clash.theirs]).toEqual([my, their]);
          }
        }
      }),
    ));

  it('is theirs with my own changes, when every clash is decided for them', () =>
    fc.assert(
      fc.property(lines, lines, lines, (before, mine, theirs) => {
        const { lines: both, clashes } = merge(before, mine, theirs);
        const settled = clashes.reduce<readonly Line[]>((all, one) => yielded(all, one, name), both);
        const again = merge(before, settled, theirs);
        expect(again.clashes).toEqual([]);
        expect(sorted(again.lines)).toEqual(sorted(settled));
      }),
    ));
});

describe('sameLine()', () => {
  it('minds what the fields say, not where they stand', () => {
    expect(sameLine({ a: 1, b: null }, { b: null, a: 1 })).toBe(true);
    expect(sameLine({ a: 1 }, { a: 2 })).toBe(false);
    expect(sameLine(null, {})).toBe(false);
    expect(sameLine(null, null)).toBe(true);
  });
});
