import { TEMPLATES } from '@luodi/domain/list';
import { describe, expect, it } from 'vitest';
import { added, filled, lasts, NEW_NODE, type Node } from './node.ts';

const node = (code: string, days: number, ...after: string[]): Node => ({
  ...NEW_NODE(0),
  code,
  days,
  after,
});

describe('lasts()', () => {
  it('is the longest way from first to last, by hand: 5 + 10 + 2', () =>
    expect(lasts([node('a', 5), node('b', 10, 'a'), node('c', 3, 'a'), node('d', 2, 'b', 'c')])).toBe(17));
  it('is nothing without steps', () => expect(lasts([])).toBe(0));
});

describe('filled()', () => {
  it('lets a step wait only for steps above it', () =>
    expect(filled([node('b', 1, 'a'), node('a', 1)])[0]!.after).toEqual([]));
  it('leaves the shipped templates as they are', () => {
    for (const { nodes } of TEMPLATES) expect(filled(nodes as Node[])).toEqual(nodes);
  });
});

describe('added()', () => {
  it('has a code of its own and waits for the last', () => {
    const nodes = added(added([node('step-2', 1)]));
    expect(new Set(nodes.map((one) => one.code)).size).toBe(3);
    expect(nodes[2]!.after).toEqual([nodes[1]!.code]);
  });
});
