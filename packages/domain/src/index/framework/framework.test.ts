import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../catalogue/index.ts';
import { recipe } from '../recipe.ts';
import {
  add,
  below,
  deepen,
  difference,
  type FrameworkNode,
  faults,
  flatten,
  inOrder,
  move,
  panelFrom,
  panelOf,
  remove,
  set,
  share,
  shift,
  TEMPLATES,
  told,
  treeOf,
  usualRecipe,
} from './index.ts';

const node = (code: string, level: number, parent: string | null, weight = 1): FrameworkNode => ({
  code,
  name: code,
  nameEn: '',
  level,
  parent,
  weight,
  direction: 'more',
  indicator: level === 1 ? `id-${code}` : null,
  clauses: [],
});
const nodes = [
  node('all', 3, null),
  node('work', 2, 'all', 3),
  node('life', 2, 'all', 1),
  node('roads', 1, 'work'),
  node('firms', 1, 'work', 3),
  node('air', 1, 'life'),
];
const codes = (list: readonly FrameworkNode[], parent: string) =>
  list.filter((one) => one.parent === parent).map((one) => one.code);

describe('faults()', () => {
  it('finds nothing in a sound framework', () => expect(faults(nodes)).toEqual([]));
  it('tells what is broken from what is only unfinished', () => {
    expect(faults([...nodes, node('air', 1, 'work')])).toMatchObject([{ code: 'twice', unfinished: false }]);
    expect(faults([...nodes, node('x', 1, 'nowhere')])).toMatchObject([
      { code: 'orphan', unfinished: false },
    ]);
    expect(faults([...nodes, node('x', 1, 'all')])).toMatchObject([{ code: 'level', unfinished: false }]);
    expect(faults([...nodes, node('second', 3, null)])[0]).toMatchObject({
      code: 'roots',
      unfinished: false,
    });
    expect(faults([...nodes, node('bare', 2, 'all')])).toEqual([
      { code: 'childless', node: 'bare', unfinished: true },
    ]);
    expect(faults(set(nodes, 'air', { weight: 0 }))).toMatchObject([{ code: 'weightless', node: 'life' }]);
  });
  it('asks for the figures a method compares with, and for goalposts apart from each other', () => {
    const bare = (normalise?: string, more: Partial<FrameworkNode> = {}) =>
      faults(set(nodes, 'air', more), normalise)
        .filter((one) => one.node === 'air')
        .map((one) => one.code);
    expect(bare()).toEqual([]);
    expect(bare('minmax')).toEqual([]);
    expect(bare('goalposts')).toEqual(['no-posts']);
    expect(bare('goalposts', { lower: 2, upper: 2 })).toEqual(['no-posts']);
    expect(bare('goalposts', { lower: 2, upper: 3 })).toEqual([]);
    expect(bare('distance-to-target', { target: 0 })).toEqual([]);
  });
  it('is what treeOf() refuses, by name', () =>
    expect(() => treeOf([...nodes, node('bare', 2, 'all')])).toThrowError(/bare：下面还没有内容/));
});

describe('move()', () => {
  it('puts a node before a sibling or last, its own children with it', () => {
    expect(codes(move(nodes, 'air', 'work', 'firms'), 'work')).toEqual(['roads', 'air', 'firms']);
    expect(codes(move(nodes, 'life', 'all', 'work'), 'all')).toEqual(['life', 'work']);
  });
  it('refuses another level', () => expect(() => move(nodes, 'air', 'all', null)).toThrow(RangeError));
});

describe('shift()', () => {
  it('goes past the end into the neighbour, and stops at the very end', () => {
    const moved = shift(nodes, 'firms', 1);
    expect(codes(moved, 'life')).toEqual(['firms', 'air']);
    expect(shift(nodes, 'air', 1)).toBe(nodes);
    expect(codes(shift(moved, 'firms', -1), 'work')).toEqual(['roads', 'firms']);
  });
});

describe('edits', () => {
  it('leave a sound framework without a broken fault, whatever their order', () => {
    const act = fc.record({
      kind: fc.constantFrom('move', 'up', 'down', 'add', 'remove', 'deepen', 'flatten'),
      at: fc.nat(20),
      to: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        let list: readonly FrameworkNode[] = nodes;
        let made = 0;
        for (const { kind, at, to } of acts) {
          const one = list[at % list.length]!;
          const other = list[to % list.length]!;
          if (kind === 'up' || kind === 'down') list = shift(list, one.code, kind === 'up' ? -1 : 1);
          if (kind === 'move' && other.level === one.level + 1) list = move(list, one.code, other.code, null);
          if (kind === 'remove') list = remove(list, one.code);
          if (kind === 'add' && one.level > 1) {
            made += 1;
            list = add(list, { ...node(`n${made}`, 1, one.code), parent: one.code });
          }
          const top = Math.max(...list.map((each) => each.level));
          if (kind === 'deepen' && top < 6) list = deepen(list, 2);
          if (kind === 'flatten' && top > 3) list = flatten(list, 2);
        }
        expect(faults(list).filter((fault) => !fault.unfinished)).toEqual([]);
        expect(inOrder(list)).toHaveLength(list.length);
      }),
    );
  });
  it('take away everything below', () => {
    expect(remove(nodes, 'work').map((one) => one.code)).toEqual(['all', 'life', 'air']);
    expect([...below(nodes, 'work')]).toEqual(['work', 'roads', 'firms']);
  });
});

describe('flatten()', () => {
  it('keeps the shares in the whole', () => {
    const flat = flatten(nodes, 2);
    const shares = Object.fromEntries(
      flat.filter((one) => one.level === 1).map((one) => [one.code, share(flat, one)]),
    );
    expect(shares).toEqual({ roads: 0.1875, firms: 0.5625, air: 0.25 });
  });
  it('takes back what deepen() did', () =>
    expect(difference(flatten(deepen(nodes, 2), 2), nodes)).toEqual([]));
});

describe('panelOf()', () => {
  const leaves = [{ ...node('air', 1, 'life'), indicator: 'i1' }];
  const one = (area: string, value: number | null, missing: string | null) => ({
    indicator: 'i1',
    area,
    period: '2025',
    value,
    missing,
  });
  it('keeps why a value is missing, and nothing where one is there', () => {
    const data = panelOf(leaves, ['e', 'w', 's'], [one('e', 1, null), one('w', null, '停测')]);
    expect(data.columns.air).toEqual([1, null, null]);
    expect(data.reasons).toEqual({ air: [null, '停测', null] });
    expect(panelFrom(data).reasons).toEqual({
      words: ['', '停测'],
      columns: new Map([['air', Uint16Array.of(0, 1, 0)]]),
    });
    expect(panelOf(leaves, ['e'], [one('e', 1, '以前缺')]).reasons).toEqual({});
  });
});

describe('told()', () => {
  const places = new Map([['e', { zh: '东区', en: 'East' }]]);
  const say = (code: string, detail: object) =>
    told({ code, severity: 'warning', at: { code: 'air', unit: 'e' }, detail: { ...detail } }, nodes, places)
      .message;
  it('names areas, elements and steps, in both languages', () => {
    expect(say('score-missing', { reason: 'no-weight', cells: 2, units: 'e 2024, x 2025' })).toEqual({
      zh: expect.stringContaining('东区 2024, x 2025'),
      en: expect.stringContaining('East 2024, x 2025'),
    });
    expect(say('inconsistent', { ratio: 0.2345, triad: ['air', 'roads', 'firms'] }).zh).toContain(
      'air、roads、firms',
    );
    expect(say('screened', { available: 0.5, period: '2024' }).en).toContain(
      'East (2024) has values for only 50%',
    );
  });
});

describe('treeOf()', () => {
  it('takes goalposts and targets along', () => {
    const [first] = treeOf(set(nodes, 'air', { lower: 1, upper: 9, target: 5 })).indicators.filter(
      (one) => one.code === 'air',
    );
    expect(first).toMatchObject({ lower: 1, upper: 9, target: 5 });
    expect(difference(nodes, set(nodes, 'air', { lower: 1 }))).toEqual([
      expect.objectContaining({ code: 'air', kind: 'posts', from: '– / – / –', to: '1 / – / –' }),
    ]);
  });
});

describe('difference()', () => {
  it('compares shares, not figures: twice every weight is no change', () =>
    expect(
      difference(
        nodes,
        nodes.map((one) => ({ ...one, weight: one.weight * 2 })),
      ),
    ).toEqual([]));
  it('names each change with before and after', () => {
    const after = move(set(nodes, 'air', { direction: 'less' }), 'roads', 'life', null);
    expect(difference(nodes, after).map(({ code, kind, from, to }) => [code, kind, from, to])).toEqual([
      ['firms', 'weight', '75.0%', '100.0%'],
      ['air', 'weight', '100.0%', '50.0%'],
      ['air', 'direction', 'more', 'less'],
      ['roads', 'moved', 'work', 'life'],
      ['roads', 'weight', '25.0%', '50.0%'],
    ]);
  });
});

describe('TEMPLATES', () => {
  it('are sound, of the catalogue, each indicator once, with a recipe the engine knows', () => {
    const known = new Set(CATALOGUE.map((one) => one.code));
    for (const { id, nodes: list, hint } of TEMPLATES) {
      expect(
        faults(list).filter((fault) => !fault.unfinished),
        id,
      ).toEqual([]);
      const leaves = list.filter((one) => one.level === 1);
      for (const { code } of leaves) expect(known.has(code), code).toBe(true);
      const counted = /(\d+) 个指标/.exec(hint.zh)?.[1];
      if (counted) expect(leaves.length, id).toBe(Number(counted));
      recipe(usualRecipe(Math.max(...list.map((one) => one.level))));
    }
  });
});
