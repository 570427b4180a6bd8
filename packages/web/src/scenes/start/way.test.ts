import type { Overview } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { census, gather, groups, held, shares, standing, WAY } from './way.ts';

const article = (over: Partial<Overview['articles'][number]>): Overview['articles'][number] => ({
  eId: 'art_1',
  number: 1,
  heading: '修桥',
  group: null,
  state: 'read',
  projects: 0,
  policies: 0,
  platforms: 0,
  reforms: 0,
  targets: 0,
  findings: 0,
  undecided: 0,
  owned: 0,
  items: 0,
  ...over,
});

describe('standing()', () => {
  it('has one step at hand in every stage, those before done and those behind later', () => {
    for (const [at, stage] of WAY.entries()) {
      expect(WAY.map((step) => standing(step, stage))).toEqual(
        WAY.map((_, other) => (other < at ? 'done' : other === at ? 'now' : 'later')),
      );
    }
  });
});

describe('groups()', () => {
  it('gathers neighbours of a part and keeps their order', () =>
    expect(
      groups([
        article({ group: '一' }),
        article({ group: '一' }),
        article({ group: '二' }),
        article({ group: '一' }),
      ]).map(({ name, articles }) => [name, articles.length]),
    ).toEqual([
      ['一', 2],
      ['二', 1],
      ['一', 1],
    ]));
});

describe('census()', () => {
  it('counts the states there are', () =>
    expect([...census([article({}), article({ state: 'late' }), article({})])]).toEqual([
      ['read', 2],
      ['late', 1],
    ]));
});

describe('gather()', () => {
  it('counts what one did to the same kind of thing in a row', () => {
    const event = { at: '2', by: '王', act: 'decide', noun: 'proposal', title: '', href: '' };
    expect(
      gather([event, { ...event, at: '1' }, { ...event, by: '李' }, event]).map(({ by, at, count }) => [
        by,
        at,
        count,
      ]),
    ).toEqual([
      ['王', '2', 2],
      ['李', '2', 1],
      ['王', '2', 1],
    ]);
  });
});

describe('shares()', () => {
  it('are of the fullest article, and none where there is nothing', () => {
    expect(shares(article({ projects: 3, reforms: 1 }), 8)).toEqual([
      ['projects', 3 / 8],
      ['reforms', 1 / 8],
    ]);
    expect(shares(article({}), 0)).toEqual([]);
    expect(held(article({ projects: 3, reforms: 1 }))).toBe(4);
  });
});
