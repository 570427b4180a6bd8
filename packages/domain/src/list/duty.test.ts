import { describe, expect, it } from 'vitest';
import { dutyWords, suggestBodies } from './duty.ts';

const duties = [
  { body: 'transport', words: ['公路', '轨道交通', '港口'] },
  { body: 'water', words: ['水库', '港口', '堤防'] },
];

describe('suggestBodies()', () => {
  it('abstains where no word fits', () => expect(suggestBodies('举办诗歌节', duties)).toEqual([]));
  it('names the words that say so', () =>
    expect(suggestBodies('新建轨道交通三期', duties)[0]).toMatchObject({
      body: 'transport',
      because: ['轨道交通'],
    }));
  it('shares a word that two bodies claim, so that neither is sure', () => {
    const both = suggestBodies('扩建港口', duties);
    expect(both.map((one) => one.body).sort()).toEqual(['transport', 'water']);
    expect(both[0]!.confidence).toBeLessThan(0.5);
  });
  it('is surer the more is said', () => {
    const little = suggestBodies('公路', duties)[0]!.confidence;
    expect(suggestBodies('公路和轨道交通', duties)[0]!.confidence).toBeGreaterThan(little);
  });
});

describe('dutyWords()', () => {
  it('lists each word once, in order, and leaves out what is too short or too long to be one', () =>
    expect(dutyWords(`供水、排水，供水 水；${'长'.repeat(31)}`)).toEqual(['供水', '排水']));
});
