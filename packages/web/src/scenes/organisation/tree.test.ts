import { describe, expect, it } from 'vitest';
import { treeOf } from './tree.ts';

const node = (id: string, parent: string | null) => ({ id, parent, validFrom: null, validTo: null });
const lines = (rows: ReturnType<typeof node>[], reorganisations: Parameters<typeof treeOf>[1] = []) =>
  treeOf(rows, reorganisations, '2026-01-01').map(({ row, depth }) => `${depth} ${row.id}`);

describe('treeOf()', () => {
  it('puts each row under what it is part of, however they come', () => {
    expect(lines([node('b', 'a'), node('a', null), node('c', 'b')])).toEqual(['0 a', '1 b', '2 c']);
  });

  it('puts what belonged to one that ended under what came of it, else at the top', () => {
    const merged = {
      id: 's',
      noun: 'body' as const,
      kind: 'rename' as const,
      on: '2025-01-01',
      from: ['old'],
      to: ['new'],
      reason: '',
    };
    expect(lines([node('new', null), node('b', 'old')], [merged])).toEqual(['0 new', '1 b']);
    expect(lines([node('b', 'gone')])).toEqual(['0 b']);
  });
});
