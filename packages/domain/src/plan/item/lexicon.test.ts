import { describe, expect, it } from 'vitest';
import { act, HEADS, head } from './lexicon.ts';

describe('head()', () => {
  it('knows what a name is by its longest ending', () => {
    const kind = (name: string) => head(name, name.length);
    expect(kind('河西污水处理厂')).toBe(1);
    expect(kind('健康江城行动')).toBe(2);
    expect(kind('国家重点实验室')).toBe(3);
    expect(kind('河长制')).toBe(4);
    expect(kind('核心竞争力')).toBe(5);
    expect(kind('甲乙丙')).toBe(0);
    // 创新 alone is a quality, 创新带 a place.
    expect(head('沿江创新带', 5)).toBe(3);
    expect(head('沿江创新带', 4)).toBe(5);
  });

  it('has each word in one row', () => {
    const words = HEADS.flat();
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});

describe('act()', () => {
  it('is a set: 建立 sets bodies up and changes institutions', () => {
    expect(act('建立')).toBe(0b01100);
    expect(act('观看')).toBe(0);
  });
});
