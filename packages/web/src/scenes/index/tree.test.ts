import type { FrameworkNode } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { tree, upwards, weightShare } from './tree.ts';

const node = (code: string, parent: string | null, weight = 1) => ({ code, parent, weight }) as FrameworkNode;
const nodes = [node('a1', 'a', 3), node('all', null), node('b', 'all'), node('a', 'all'), node('a2', 'a')];

describe('tree()', () => {
  it('names each node before what is under it', () =>
    expect(tree(nodes).map(({ node: { code }, depth }) => [code, depth])).toEqual([
      ['all', 0],
      ['b', 1],
      ['a', 1],
      ['a1', 2],
      ['a2', 2],
    ]));
  it('loses no node whose parent is missing', () =>
    expect(tree([node('x', 'gone'), node('y', 'y')]).map((one) => one.node.code)).toEqual(['x', 'y']));
});

describe('upwards()', () => {
  it('leads from a node to the top', () =>
    expect(upwards(nodes, 'a1').map((one) => one.code)).toEqual(['a1', 'a', 'all']));
});

describe('weightShare()', () => {
  it('is of the siblings', () => {
    expect(weightShare(nodes, nodes[0]!)).toBe(3 / 4);
    expect(weightShare(nodes, nodes[1]!)).toBeNull();
    expect(weightShare([node('x', 'p', 0)], node('x', 'p', 0))).toBeNull();
  });
});
