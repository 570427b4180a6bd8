import { describe, expect, it } from 'vitest';
import { advanceUpdate, UPDATE_LIFE, type UpdateEvent, type UpdateState } from './update.ts';

describe('advanceUpdate()', () => {
  it('locks what is submitted until it is returned', () => {
    expect(() => advanceUpdate('submitted', 'save')).toThrowError(
      expect.objectContaining({ code: 'locked' }),
    );
    expect(() => advanceUpdate('approved', 'submit')).toThrowError(
      expect.objectContaining({ code: 'locked' }),
    );
    expect(advanceUpdate(advanceUpdate('submitted', 'return'), 'save')).toBe('draft');
  });

  it('can always reach approval from every state', () => {
    const reaches = (state: UpdateState, seen = new Set<UpdateState>()): boolean => {
      if (state === 'approved') return true;
      if (seen.has(state)) return false;
      seen.add(state);
      return (Object.keys(UPDATE_LIFE[state]) as UpdateEvent[]).some((event) => {
        const next = UPDATE_LIFE[state][event];
        return next !== null && reaches(next, seen);
      });
    };
    for (const state of Object.keys(UPDATE_LIFE) as UpdateState[]) expect(reaches(state), state).toBe(true);
  });
});
