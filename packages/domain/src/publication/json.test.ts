import { describe, expect, it } from 'vitest';
import { toJson } from './json.ts';
import { specimen } from './testing/specimen.ts';

const object = toJson(specimen());

describe('toJson()', () => {
  it('has the keys of the contract, in its order, and no others', () => {
    expect(Object.keys(object)).toEqual([
      'source',
      'title',
      'period',
      'headings',
      'sentences',
      'measures',
      'items',
      'targets',
      'indicators',
      'findings',
    ]);
    const keys = (value: object) => Object.keys(value).join(' ');
    expect(keys(object.source)).toBe('name mediaType encoding sha256 length text');
    expect(keys(object.title!)).toBe('text start end');
    expect(keys(object.period!)).toBe('start end');
    expect(keys(object.headings[0]!)).toBe('eId level number stated text start end');
    expect(keys(object.sentences[0]!)).toBe('eId start end role');
    expect(keys(object.measures[0]!)).toBe('eId start end action object strength sentence');
    expect(keys(object.items[0]!)).toBe('eId kind text start end article confidence');
    expect(keys(object.targets[0]!)).toBe(
      'eId text start end article metric value unit comparator year nature',
    );
    expect(keys(object.indicators[0]!)).toBe('name unit baseline target cumulative kind');
    expect(keys(object.findings[0]!)).toBe('code severity start end detail message');
  });

  it('gives every text at its offsets', () => {
    const { text } = object.source;
    for (const one of [...object.headings, ...object.items, ...object.targets, object.title!]) {
      expect(text.slice(one.start, one.end)).toBe(one.text);
    }
  });

  it('says what a finding means in Chinese and in English', () => {
    expect(object.findings.find((one) => one.code === 'missing-number')!.message).toBe(
      '编号不连续：缺第 2 条。请对照原件，看是漏抓还是原文如此。 The sequence has a gap: 2 missing. Compare the original: lost on the way, or never there.',
    );
  });

  it('is the same for the same reading, byte for byte', () => {
    expect(JSON.stringify(toJson(specimen()))).toBe(JSON.stringify(object));
  });
});
