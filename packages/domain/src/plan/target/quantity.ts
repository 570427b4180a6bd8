import { numeral } from '../../numeral.ts';
import type { Span } from '../../span.ts';
import type { Comparator } from '../plan.ts';
import { comparatorAfter, comparatorBefore } from './comparator.ts';
import { percentAt, type UnitClass, unitAt } from './unit.ts';

/** A number with its unit and the words right beside it that compare: the kernel of a quantified statement. */
export interface Quantity extends Span {
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string | null;
  readonly unitClass: UnitClass | null;
  /** Offset of the comparing word before the number (不低于, 超过), or of the number itself. */
  readonly from: number;
  readonly comparator: Comparator;
  /** True when 以上, 以下, 以内 or 左右 stands behind. */
  readonly bounded: boolean;
}

const ARABIC = '[0-9０-９]+(?:[,，][0-9]{3}(?![0-9]))*(?:[.．][0-9０-９]+)?';
const PERCENT = '百分之[零一二两三四五六七八九十百点]{1,9}';
/** Chinese numerals count only before a unit that measures: 三大, 十个 and 一批 are ways of speaking. */
const CHINESE =
  '[一二两三四五六七八九十](?:[一二两三四五六七八九十百千零点]{0,9})(?=[余多]?(?:[万亿]{1,2}(?:美?元|亩|人|吨|斤|公里|千瓦|户|平方)|亩|公里|平方公里|公顷|个百分点))' +
  '|[一二两三四五六七八九十]{1,3}(?=年(?!来|间|以来|前|后|内|期|级|中|行动|规划|计划|禁|一|制|左))|[一两二三四五](?=番)';
const NUMBER = new RegExp(`${ARABIC}|${PERCENT}|${CHINESE}`, 'gu');

/** Letters, signs and prefixes that make a number part of a name, an ordinal or a code. */
const NAMED_BEFORE = /[A-Za-zＡ-Ｚａ-ｚ第前〔№#_＋+·∶/:“‘"]$/u;
const NAMED_AFTER =
  /^(?:[A-Za-zＡ-Ｚａ-ｚ](?![A-Za-z/0-9])|[+＋·∶〕]|[-－—]?[0-9]{0,3}号|代|届|级|强|版|线(?!城市)|路|环|比|大(?!类)|:[0-9])/u;
/** Measures that have no unit: 系数达到0.58. */
const RATIO =
  /(?:系数|指数|比|比值|得分|评分)(?:达到?|提高到|提升到|提升至|缩小到|缩小至|降至|降到|控制在|保持在|稳定在|为|不?[低高]于|不超过|超过)$/u;
const RANGE = /^[-－—–~～至到]{1,2}$/u;
/** Longer runs of digits are no quantity that a plan states. */
const LONGEST = 20;

interface Token extends Span {
  readonly value: number;
  readonly percent: boolean;
}

/**
 * Every number with a unit in a stretch of text; ordinals, codes, calendar dates and numbers inside names are left out.
 * For: targets.
 * @param text any text
 * @param start first offset looked at, in UTF-16 code units
 * @param end offset behind the last
 * @returns in text order, disjoint; spans run from the number to the last comparing word behind it
 * @example quantities('新增绿地不少于30公顷', 0, 11).map((q) => [q.value, q.unit, q.comparator]) // [[30, '公顷', '≥']]
 * @example quantities('12号线年底通车', 0, 7) // []
 */
export function quantities(text: string, start: number, end: number): Quantity[] {
  const part = text.slice(start, end);
  const tokens = numbers(part);
  const found: Quantity[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const first = tokens[i]!;
    const wide = part.slice(Math.max(0, first.start - 14), first.start);
    const before = wide.trimEnd();
    if (NAMED_BEFORE.test(before)) continue;
    let last = first;
    let unit = first.percent ? percentAt(first.end) : unitAt(part, first.end);
    const next = tokens[i + 1];
    if (next !== undefined && next.start - unit.end <= 2 && RANGE.test(part.slice(unit.end, next.start))) {
      last = next;
      unit = next.percent ? percentAt(next.end) : unitAt(part, next.end);
      i += 1;
    }
    const behindUnit = part.slice(unit.end, unit.end + 12);
    const after = behindUnit.trimStart();
    if (unit.printed === null ? !isRatio(part, before, last) : isDate(part, first, last, unit.printed, after))
      continue;
    if (NAMED_AFTER.test(part.slice(last.end, last.end + 6)) && unit.unitClass === null) continue;
    const behind = comparatorAfter(after);
    const ahead = comparatorBefore(before);
    found.push({
      start: start + first.start,
      end: start + unit.end + (behind.length > 0 ? behindUnit.length - after.length + behind.length : 0),
      from: start + first.start - ahead.length - (ahead.length > 0 ? wide.length - before.length : 0),
      value: first.value,
      valueMax: last === first ? null : last.value,
      unit: unit.printed,
      unitClass: unit.unitClass,
      comparator: settle(ahead.comparator, behind.comparator, unit.more),
      bounded: behind.length > 0,
    });
  }
  return found;
}

function numbers(part: string): Token[] {
  const tokens: Token[] = [];
  for (const match of part.matchAll(NUMBER)) {
    const printed = match[0];
    if (printed.length > LONGEST) continue;
    const percent = printed.startsWith('百分之');
    const value = numeral(percent ? printed.slice(3) : printed);
    if (value === null) continue;
    const end = match.index + printed.length;
    tokens.push({ start: match.index, end, value, percent });
  }
  return tokens;
}

/** 2025年, 6月30日: the calendar, no quantity. */
function isDate(part: string, first: Token, last: Token, unit: string, after: string): boolean {
  const digits = last.end - last.start;
  if (unit === '年' && Number.isInteger(last.value) && (digits === 4 || (digits === 2 && last.value > 40)))
    return true;
  if (unit === '年' && /^[0-9]{1,2}月/u.test(after)) return true;
  if (unit === '月') return true;
  return unit === '日' && part.slice(Math.max(0, first.start - 1), first.start) === '月';
}

function settle(ahead: Comparator | null, behind: Comparator | null, more: boolean): Comparator {
  if (ahead === '≈' && behind === null) return '≈';
  if (ahead !== null && ahead !== '=') return ahead;
  if (behind !== null) return behind;
  return more ? '>' : '=';
}

function isRatio(part: string, before: string, last: Token): boolean {
  return RATIO.test(before) && !/[0-9∶:：/.．%A-Za-z]/u.test(part[last.end] ?? '');
}
