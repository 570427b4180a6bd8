import { describe, expect, it } from 'vitest';
import { numeral } from './numeral.ts';

describe('numeral()', () => {
  // What Word prints for these formats.
  it.each([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 12, '１２'],
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 21, '二十一'],
    ['chineseCountingThousand', 101, '一百零一'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 1001, '一千零一'],
    ['japaneseCounting', 100, '百'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographDigital', 20, '二〇'],
    ['ideographTraditional', 11, '甲'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalEnclosedCircle', 21, '21'],
    ['ideographEnclosedCircle', 2, '㊁'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['none', 3, ''],
    ['bahtText', 3, '3'],
  ] as const)('%s %i is %s', (format, value, printed) => expect(numeral(value, format)).toBe(printed));
});
