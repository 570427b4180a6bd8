import { describe, expect, it } from 'vitest';
import { begin, isChanged, kept, put, redo, type Sheet, undo } from './desk.ts';

const sheet: Sheet = { name: '指数', nameEn: '', basis: 'district', nodes: [], recipe: {} };

describe('desk', () => {
  it('takes back and does again, step by step', () => {
    const desk = put(put(begin(sheet), { name: '一' }), { name: '二' });
    expect(undo(desk).now.name).toBe('一');
    expect(undo(undo(desk)).now.name).toBe('指数');
    expect(redo(undo(desk)).now.name).toBe('二');
    expect(undo(begin(sheet)).now).toBe(sheet);
  });
  it('takes the steps of one slider back as one', () => {
    const desk = [1, 2, 3].reduce((now, n) => put(now, { name: String(n) }, 'weight A'), begin(sheet));
    expect(undo(desk).now.name).toBe('指数');
    expect(undo(put(desk, { name: '4' }, 'weight B')).now.name).toBe('3');
  });
  it('forgets what was undone once something else is done', () =>
    expect(redo(put(undo(put(begin(sheet), { name: '一' })), { name: '二' })).now.name).toBe('二'));
  it('is changed until it is saved, and not by a change to the same', () => {
    const desk = put(begin(sheet), { name: '一' });
    expect(isChanged(desk)).toBe(true);
    expect(isChanged(kept(desk, desk.now))).toBe(false);
    expect(put(desk, { name: '一' })).toBe(desk);
    expect(isChanged(put(desk, { name: '指数' }))).toBe(false);
  });
});
