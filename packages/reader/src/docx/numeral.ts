const DIGITS = '〇一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];
const LEGAL = '零壹贰叁肆伍陆柒捌玖';
const LEGAL_UNITS = ['', '拾', '佰', '仟'];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** The numeral of a whole number in a format that Word numbers paragraphs with. */
const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => String(value).replace(/\d/g, (digit) => shifted('０', Number(digit))),
  numberInDash: (value) => `-${value}-`,
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  chineseCounting: counted,
  chineseCountingThousand: counted,
  taiwaneseCounting: counted,
  taiwaneseCountingThousand: counted,
  japaneseCounting: (value) => counted(value).replace(/^一(?=[百千])/, ''),
  chineseLegalSimplified: (value) => spelled(value, LEGAL, LEGAL_UNITS),
  ideographLegalTraditional: (value) => spelled(value, '零壹貳參肆伍陸柒捌玖', LEGAL_UNITS),
  ideographDigital: digital,
  taiwaneseDigital: digital,
  japaneseDigitalTenThousand: digital,
  ideographTraditional: (value) => ringed(value, STEMS),
  ideographZodiac: (value) => ringed(value, BRANCHES),
  decimalEnclosedCircle: (value) => enclosed(value, '①', 20),
  decimalEnclosedCircleChinese: (value) => enclosed(value, '①', 20),
  decimalEnclosedFullstop: (value) => enclosed(value, '⒈', 20),
  decimalEnclosedParen: (value) => enclosed(value, '⑴', 20),
  ideographEnclosedCircle: (value) => enclosed(value, '㊀', 10),
};

/**
 * A number as Word prints it; a format that is not known gives arabic digits, as Word does.
 * @param format `w:numFmt`
 * @source ECMA-376 Part 1, 17.18.59 ST_NumberFormat
 * @example numeral(12, 'chineseCounting') // '十二'
 */
export function numeral(value: number, format: string): string {
  return value < 1 || value > 9999 ? String(value) : (FORMATS[format]?.(value) ?? String(value));
}

const shifted = (from: string, by: number): string => String.fromCharCode(from.charCodeAt(0) + by);

const enclosed = (value: number, first: string, most: number): string =>
  value <= most ? shifted(first, value - 1) : String(value);

const ringed = (value: number, signs: string): string => signs[(value - 1) % signs.length]!;

function digital(value: number): string {
  return String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)]!);
}

/** A, B … Z, AA, BB …: Word doubles the letter. */
const letters = (value: number, first: string): string =>
  shifted(first, (value - 1) % 26).repeat(Math.floor((value - 1) / 26) + 1);

/** 一, 十, 十一, 二十, 一百零一. */
function counted(value: number): string {
  return spelled(value, `零${DIGITS.slice(1)}`, UNITS).replace(/^一十/, '十');
}

function spelled(value: number, digits: string, units: readonly string[]): string {
  return [...String(value)]
    .map((digit, at, all) =>
      digit === '0' ? digits[0]! : digits[Number(digit)]! + units[all.length - 1 - at]!,
    )
    .join('')
    .replace(new RegExp(`${digits[0]}+`, 'g'), digits[0]!)
    .replace(new RegExp(`${digits[0]}$`), '');
}

function roman(value: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = value;
  let out = '';
  for (const [worth, sign] of signs) {
    out += sign.repeat(Math.floor(left / worth));
    left %= worth;
  }
  return out;
}
