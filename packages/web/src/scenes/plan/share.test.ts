import type { Task } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { grouped, inverse, picked } from './share.ts';

const task = (given: Partial<Task>): Task => ({
  measure: 'm',
  clause: 'art_1',
  number: 1,
  heading: '交通',
  start: 0,
  end: 1,
  text: '修桥',
  lead: null,
  supporting: [],
  deadline: null,
  note: '',
  version: 0,
  proposed: null,
  ...given,
});
const lead = { body: 'road', bodyName: '交通局' };
const tasks = [
  task({ measure: 'a' }),
  task({ measure: 'b', lead }),
  task({
    measure: 'c',
    clause: 'art_2',
    lead,
    deadline: '2027-12-31',
    supporting: [{ body: 'x', bodyName: '甲' }],
  }),
];
const all = { owner: null, body: null, words: '' } as const;
const measures = (some: readonly Task[]) => some.map((one) => one.measure);

describe('picked()', () => {
  it('tells who has a lead, who has none, and who has a lead but no deadline', () => {
    expect(measures(picked(tasks, { ...all, owner: 'with' }))).toEqual(['b', 'c']);
    expect(measures(picked(tasks, { ...all, owner: 'without' }))).toEqual(['a']);
    expect(measures(picked(tasks, { ...all, owner: 'undated' }))).toEqual(['b']);
  });
  it('finds a body whether it leads or supports', () =>
    expect(measures(picked(tasks, { ...all, body: 'x' }))).toEqual(['c']));
});

describe('grouped()', () => {
  it('keeps the order of the text', () =>
    expect(grouped(tasks).map((one) => [one.clause, measures(one.tasks)])).toEqual([
      ['art_1', ['a', 'b']],
      ['art_2', ['c']],
    ]));
});

describe('inverse()', () => {
  it('goes back to what was, from the version that is', () =>
    expect(inverse([{ ...tasks[0]!, lead, version: 3 }], new Map([['a', tasks[0]!]]))).toEqual([
      { measure: 'a', version: 3, lead: null, supporting: [], deadline: null, note: '' },
    ]));
});
