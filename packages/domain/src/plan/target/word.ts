import type { Statement } from './statement.ts';

const MAY_HOLD = /清零|亿级|[过破超上达到][十百千万]{1,2}亿/u;
const ZERO = /([^，,；;。！？：:、]{2,30}?)(?:实现|基本实现|全部|基本)?(?:动态)?清零/gu;
const GRADE = /(?<![0-9几数余个家条])(?:([十百千两三五]?)(万)亿级|([十百千])亿级)/gu;
const ROUND =
  /([^，,；;。！？：:、]{0,24}?)(突破|超过?|跨过|迈上|跨上|迈过|达到?)(?:([十百千])亿|(万)亿)(元|美元|斤|千瓦时|吨)/gu;
const OPENING = /^(?:推进|推动|确保|实现|保持|全面|持续|力争|全市|和|与)+/u;
const NOUN = /^[^，,；;。！？：:、和与的]{1,12}/u;
const SCALE = /^(?:规模|台阶|行列|水平|大关|门槛|俱乐部)/u;
const BEFORE = /[^，,；;。！？：:、]*$/u;
const REACHING = /(?:全部|均|都|先后|相继)?(?:迈上|迈入|迈进|达到?|突破|进入|跨入|跨上)$/u;
const TIMES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 两: 2, 三: 3, 五: 5 };

/**
 * Figures said in words: 动态清零 is zero, 千亿级 is at least 1000 亿元, 突破万亿元 is more than 1 万亿元.
 * For: targets.
 * @param text the whole text
 * @param start start of a sentence that may hold some
 * @param end offset behind it
 * @returns in text order
 * @example worded('培育百亿级园区', 0, 7).map((s) => [s.value, s.unit, s.comparator]) // [[100, '亿元', '≥']]
 */
export function worded(text: string, start: number, end: number): Statement[] {
  const part = text.slice(start, end);
  if (!MAY_HOLD.test(part)) return [];
  const found: Statement[] = [];
  for (const match of part.matchAll(ZERO)) {
    const opening = OPENING.exec(match[1]!)?.[0].length ?? 0;
    const from = start + match.index;
    found.push({
      start: from + opening,
      end: from + match[0].length,
      metric: match[1]!.slice(opening),
      value: 0,
      valueMax: null,
      unit: null,
      comparator: '=',
    });
  }
  for (const match of part.matchAll(ROUND)) {
    const [whole, words = '', verb = '', hundreds, , unit] = match;
    const opening = OPENING.exec(words)?.[0].length ?? 0;
    found.push({
      start: start + match.index + opening,
      end: start + match.index + whole.length,
      metric: words.slice(opening) || null,
      value: hundreds === undefined ? 1 : TIMES[hundreds]!,
      valueMax: null,
      unit: `${hundreds === undefined ? '万亿' : '亿'}${unit}`,
      comparator: /^达/u.test(verb) ? '=' : '>',
    });
  }
  for (const match of part.matchAll(GRADE)) {
    const at = match.index + match[0].length;
    const behind = NOUN.exec(part.slice(at, at + 14))?.[0] ?? '';
    const noun = SCALE.test(behind) ? '' : behind;
    const [, times, trillion, hundreds] = match;
    // 产业规模迈上千亿级: without a noun behind it, the grade is of what stands before.
    const led = part.slice(Math.max(0, match.index - 24), match.index);
    const before = noun === '' && REACHING.test(led) ? BEFORE.exec(led)![0] : '';
    found.push({
      start: start + match.index - before.length,
      end: start + at + behind.length,
      metric: noun || before.replace(REACHING, '') || null,
      value: trillion === undefined ? TIMES[hundreds!]! : (TIMES[times!] ?? 1),
      valueMax: null,
      unit: trillion === undefined ? '亿元' : '万亿元',
      comparator: '≥',
    });
  }
  return found.sort((a, b) => a.start - b.start);
}
