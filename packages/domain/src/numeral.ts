const DIGIT: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const STEP: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const ARABIC = /^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$|^[0-9]+(?:\.[0-9]+)?$/u;
/** More digits than a double holds exactly are no quantity that a plan states. */
const LONGEST = 20;

/**
 * The number that a numeral stands for, Arabic (half or full width, with or without thousands commas) or Chinese.
 * For: targets, indicator tables, periods.
 * @param text one numeral and nothing else, no unit
 * @returns the number, or null where the text is no single numeral or has more than twenty characters
 * @example numeral('1,240.5') // 1240.5
 * @example numeral('三十') // 30
 * @example numeral('二〇三五') // 2035
 * @example numeral('三点五') // 3.5
 * @example numeral('若干') // null
 */
export function numeral(text: string): number | null {
  if (text.length === 0 || text.length > LONGEST) return null;
  const half = text.replace(/[０-９．，]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  if (ARABIC.test(half)) return Number(half.replaceAll(',', ''));
  return chinese(half);
}

function chinese(text: string): number | null {
  const [whole = '', fraction, more] = text.split('点');
  if (more !== undefined) return null;
  const integer = stepped(whole) ?? positional(whole);
  if (integer === null || fraction === undefined) return integer;
  const digits = positional(fraction);
  return digits === null ? null : Number(`${integer}.${[...fraction].map((c) => DIGIT[c]).join('')}`);
}

/** 二〇三五: digit after digit. */
function positional(text: string): number | null {
  let value = 0;
  for (const c of text) {
    const digit = DIGIT[c];
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return text === '' ? null : value;
}

/** 三百二十: digits with their places, below ten thousand. */
function stepped(text: string): number | null {
  if (!/[十百千]/u.test(text)) return null;
  let value = 0;
  let digit: number | null = null;
  let place = Number.POSITIVE_INFINITY;
  for (const c of text) {
    const step = STEP[c];
    if (step !== undefined) {
      if (step >= place) return null;
      value += (digit ?? 1) * step;
      place = step;
      digit = null;
    } else {
      const next = DIGIT[c];
      if (next === undefined || (digit !== null && digit !== 0)) return null;
      digit = next;
    }
  }
  return value + (digit ?? 0);
}
