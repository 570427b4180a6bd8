import type { Proposal } from '@luodi/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joints, queue, split, stand, stretch, stroke } from './queue.ts';

const one = {
  id: 'p',
  version: 3,
  start: 10,
  text: '东桥、西桥和长堤',
  grade: 'ordinary',
  state: 'proposed',
  kind: 'project',
  confidence: 0.5,
} as Proposal;

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
  it('parts only where it is told to', () => {
    expect(joints(one.text)).toEqual([2, 5]);
    expect(split(one, [5])).toEqual([
      { start: 10, end: 15 },
      { start: 16, end: 18 },
    ]);
  });
  it('never reaches outside the proposal', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[东西桥、和]{2,30}$/u), (text) => {
        for (const part of split({ start: 5, text })) {
          expect(part.start).toBeGreaterThanOrEqual(5);
          expect(part.end).toBeLessThanOrEqual(5 + text.length);
        }
      }),
    ));
});

describe('queue()', () => {
  const all = [
    one,
    { ...one, id: 'q', confidence: 0.2 },
    { ...one, id: 'r', state: 'accepted' },
  ] as Proposal[];
  const every = { state: null, kind: null, order: 'text', words: '' } as const;
  it('shows what is asked for', () =>
    expect(queue(all, { ...every, state: 'proposed' }).map(({ id }) => id)).toEqual(['p', 'q']));
  it('puts first what the machine is least sure of', () =>
    expect(queue(all, { ...every, order: 'unsure' })[0]?.id).toBe('q'));
});

describe('stand()', () => {
  it('stays on the same proposal, else at the same place', () => {
    const all = [one, { ...one, id: 'q' }] as Proposal[];
    expect(stand(all, 'q', 0)).toBe(1);
    expect(stand(all, 'gone', 1)).toBe(1);
    expect(stand(all, 'gone', 9)).toBe(1);
    expect(stand([], 'gone', 9)).toBe(0);
  });
});

describe('stretch()', () => {
  it('keeps two characters at least and stays within the limits', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('start' as const, 'end' as const),
        fc.integer({ min: -50, max: 150 }),
        (end, to) => {
          const span = stretch({ start: 20, end: 30 }, end, to, { start: 10, end: 60 });
          expect(span.start).toBeGreaterThanOrEqual(10);
          expect(span.end).toBeLessThanOrEqual(60);
          expect(span.end - span.start).toBeGreaterThanOrEqual(2);
        },
      ),
    ));
});
