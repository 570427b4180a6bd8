import { describe, expect, it } from 'vitest';
import { asked, columnsOf, exported, kept, lookOf, narrows, within } from './query.ts';

const params = (text: string) => new URLSearchParams(text);

describe('asked()', () => {
  it('takes what is known, and leaves a mistyped value out', () => {
    expect(asked(params('kind=project&official=never&words=公园&view=gantt&page=3'))).toEqual({
      kind: 'project',
      words: '公园',
    });
    expect(narrows(asked(params('order=title')))).toBe(false);
    expect(narrows(asked(params('tag=续建')))).toBe(true);
  });
});

describe('columnsOf()', () => {
  it('asks the address first, then the list, keeps their order, and is never empty', () => {
    expect(columnsOf(params('columns=money,title,nothing'))).toEqual(['money', 'title']);
    expect(columnsOf(params(''), ['stage'])).toEqual(['stage']);
    expect(columnsOf(params('columns=nothing')).length).toBeGreaterThan(5);
  });
});

describe('a view', () => {
  it('keeps everything but the page', () =>
    expect(kept(params('kind=reform&page=4&group=body'))).toEqual({ kind: 'reform', group: 'body' }));
  it('falls back to the table', () => expect(lookOf(params('view=pie'))).toBe('table'));
  it('shows a group by its filter, and what has none by what is missing', () => {
    expect(within('area', 'luhu')).toEqual({ area: 'luhu' });
    expect(within('body', null)).toEqual({ owner: 'without' });
    expect(within('stage', null)).toBeNull();
  });
});

describe('exported()', () => {
  it('names what each column shows, the number first, each once', () =>
    expect(exported(['title', 'milestones', 'number'])).toBe('number,kind,grade,title,milestones,next'));
});
