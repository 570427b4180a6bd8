import { describe, expect, it } from 'vitest';
import { shade } from './shade.ts';

describe('shade()', () => {
  it('is none for a missing score and deeper the higher', () => {
    expect(shade(null)).toBeUndefined();
    expect(shade(0)).toContain('0.040');
    expect(shade(100)).toContain('0.400');
    expect(shade(250)).toBe(shade(100));
  });
});
