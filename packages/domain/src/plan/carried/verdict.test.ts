import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdict } from './verdict.ts';

const others = new Set(['art_1', 'art_2', 'art_3']);
const refusal = (state: 'carried' | 'split' | 'changed' | 'missing', into: string[]) => {
  try {
    verdict('art_9', { state, into, note: null }, others);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('verdict()', () => {
  it('wants a clause to lead to as many as its state says', () => {
    expect(refusal('missing', [])).toBeNull();
    expect(refusal('missing', ['art_1'])).toBe('carried-invalid');
    expect(refusal('carried', [])).toBe('carried-invalid');
    expect(refusal('carried', ['art_1'])).toBeNull();
    expect(refusal('changed', ['art_1', 'art_2'])).toBeNull();
    expect(refusal('split', ['art_1'])).toBe('carried-invalid');
    expect(refusal('split', ['art_1', 'art_2'])).toBeNull();
  });

  it('refuses a clause that is not in the other document, or is named twice', () => {
    expect(refusal('carried', ['art_4'])).toBe('carried-invalid');
    expect(refusal('split', ['art_1', 'art_1'])).toBe('carried-invalid');
  });

  it('gives back what it was given, but for an empty note', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...others), { minLength: 2 }), fc.string(), (into, note) => {
        expect(verdict('art_9', { state: 'split', into, note }, others)).toEqual({
          state: 'split',
          into,
          note: note.trim() === '' ? null : note.trim(),
        });
      }),
    );
  });
});
