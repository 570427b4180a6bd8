import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numeral } from './numeral.ts';

describe('numeral()', () => {
  it.each<[string, number | null]>([
    ['1,240.5', 1240.5],
    ['三十', 30],
    ['十二', 12],
    ['两千零六', 2006],
    ['二〇三五', 2035],
    ['三点五', 3.5],
    ['１２．５', 12.5],
    ['若干', null],
    ['', null],
    ['十百', null],
    ['1,24', null],
    ['三点', null],
    ['9'.repeat(40), null],
  ])('reads %j as %j', (text, value) => {
    expect(numeral(text)).toBe(value);
  });

  it('reads back every Chinese numeral below ten thousand', () => {
    const digits = '零一二三四五六七八九';
    const chinese = (n: number): string => {
      const places = ['千', '百', '十', ''];
      const padded = String(n).padStart(4, '0');
      let text = '';
      for (let i = 0; i < 4; i += 1) {
        const digit = Number(padded[i]);
        if (digit > 0) text += digits[digit]! + places[i];
        else if (text !== '' && !text.endsWith('零') && Number(padded.slice(i)) > 0) text += '零';
      }
      return text;
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        expect(numeral(chinese(n))).toBe(n);
      }),
    );
  });

  it('never fails', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void numeral(text)));
  });
});
