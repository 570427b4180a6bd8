import type { ItemDetail } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { draftOf, factsOf, keepDraft } from './draft.ts';

const item = {
  row: {
    id: 'i',
    title: '北岸公园',
    grade: 'major',
    official: 'on-track',
    leader: null,
    areas: [],
    supporting: [],
    tags: [],
    physical: null,
    budget: 5,
    period: null,
  },
  openness: 'open',
  criteria: [],
  goal: '',
  note: '',
} as unknown as ItemDetail;
const held = new Map<string, string>();
const shelf = {
  getItem: (name: string) => held.get(name) ?? null,
  setItem: (name: string, value: string) => void held.set(name, value),
  removeItem: (name: string) => void held.delete(name),
};

describe('what is typed of an item', () => {
  it('waits on this machine, beside what it was typed upon, until it is saved or given up', () => {
    const base = factsOf(item);
    const draft = { version: 3, base, facts: { ...base, note: '待补' } };
    keepDraft(shelf, 'wang', 'i', draft);
    expect(draftOf(shelf, 'wang', item)).toEqual(draft);
    expect(draftOf(shelf, 'li', item)).toBeNull();
    keepDraft(shelf, 'wang', 'i', null);
    expect(draftOf(shelf, 'wang', item)).toBeNull();
  });

  it('is passed over when it cannot be read, or lacks a field of the form', () => {
    for (const said of ['{', '7', 'null', '{"version":1,"base":{"title":"x"},"facts":{"title":"y"}}']) {
      held.set('luodi.item.wang.i', said);
      expect(draftOf(shelf, 'wang', item), said).toBeNull();
    }
  });
});
