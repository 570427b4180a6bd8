import type { ItemDetail } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { draftOf, FACTS, factsOf, keepDraft } from './draft.ts';

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

const place = { person: 'wang', part: 'facts', item: 'i' };
const read = (of = place) => draftOf(shelf, of, [FACTS]);

describe('what is typed of an item', () => {
  it('waits on this machine, beside what it was typed upon, until it is saved or given up', () => {
    const base = factsOf(item);
    const draft = { token: 3, base: [base], lines: [{ ...base, note: '待补' }] };
    keepDraft(shelf, place, draft);
    expect(read()).toEqual(draft);
    expect(read({ ...place, person: 'li' })).toBeNull();
    expect(read({ ...place, part: 'money' })).toBeNull();
    keepDraft(shelf, place, null);
    expect(read()).toBeNull();
  });

  it('is passed over when it cannot be read, or lacks a field of the form', () => {
    for (const said of [
      '{',
      '7',
      'null',
      '{"token":1}',
      '{"token":1,"base":[{"title":"x"}],"lines":[{"title":"y"}]}',
    ]) {
      held.set('luodi.facts.wang.i', said);
      expect(read(), said).toBeNull();
    }
  });

  it('has every field that the form of facts shows', () =>
    expect(Object.keys(factsOf(item)).sort()).toEqual([...FACTS].sort()));
});
