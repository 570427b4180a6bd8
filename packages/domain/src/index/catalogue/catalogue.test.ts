import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.ts';

describe('CATALOGUE', () => {
  it('has each code and each name once', () => {
    for (const key of [
      CATALOGUE.map((one) => one.code),
      CATALOGUE.map((one) => one.name.zh),
      CATALOGUE.map((one) => one.name.en),
    ]) {
      expect(new Set(key).size).toBe(key.length);
    }
  });

  it('has codes that fit a column of iData', () => {
    for (const { code } of CATALOGUE) expect(code).toMatch(/^[A-Z][A-Z0-9_]*$/);
  });

  it('says everything in both languages, and English in no hanzi', () => {
    for (const { code, name, definition, unit, source } of CATALOGUE) {
      for (const text of [name, definition, unit, source]) {
        expect(text.zh, code).not.toBe('');
        expect(text.en, code).toMatch(/^[^\p{Script=Han}]+$/u);
      }
    }
  });

  it('has words of at least three characters, so that none is proposed by accident', () => {
    for (const { code, names, themes } of CATALOGUE) {
      for (const word of names) expect(word.length, `${code} ${word}`).toBeGreaterThanOrEqual(3);
      for (const word of themes) expect(word.length, `${code} ${word}`).toBeGreaterThanOrEqual(3);
    }
  });

  it('gives no name and no theme to two indicators', () => {
    for (const key of ['names', 'themes'] as const) {
      const words = CATALOGUE.flatMap((one) => one[key]);
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });
});
