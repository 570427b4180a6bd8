import type { Proposal } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { split, stroke } from './queue.ts';

const one = { id: 'p', version: 3, start: 10, text: '东桥、西桥和长堤', grade: 'ordinary' } as Proposal;

describe('stroke()', () => {
  it('names the version that was seen', () =>
    expect(stroke('a', one, undefined)).toMatchObject({
      acts: [{ act: 'accept', proposal: 'p', version: 3 }],
      move: true,
    }));
  it('turns the grade over', () =>
    expect(stroke('g', one, undefined)).toMatchObject({ acts: [{ grade: 'major' }] }));
  it('does nothing to nothing', () => expect(stroke('a', undefined, undefined)).toBeNull());
  it('merges with the next one only where there is one', () =>
    expect(stroke('m', one, undefined)).toBeNull());
});

describe('split()', () => {
  it('parts a list at its joints', () =>
    expect(split(one)).toEqual([
      { start: 10, end: 12 },
      { start: 13, end: 15 },
      { start: 16, end: 18 },
    ]));
});
