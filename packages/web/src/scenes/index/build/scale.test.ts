import { describe, expect, it } from 'vitest';
import { ofSlider, times, toSlider } from './scale.ts';

describe('the slider', () => {
  it('goes from nine times the first to nine times the second, and back to the same step', () => {
    expect([-8, -2, 0, 2, 8].map(ofSlider)).toEqual([9, 3, 1, 1 / 3, 1 / 9]);
    for (let at = -8; at <= 8; at += 1) expect(toSlider(ofSlider(at))).toBe(at);
  });
  it('says a judgement as people do', () =>
    expect([9, 2.54, 1, 1 / 4].map(times)).toEqual(['9', '2.5', '1', '1/4']));
});
