import type { Comparator } from '../plan.ts';

/** A comparing word beside a number: how many characters it takes, and what it says; length 0 where none stands. */
export interface Compared {
  readonly length: number;
  readonly comparator: Comparator | null;
}

const NONE: Compared = { length: 0, comparator: null };

/**
 * Words before a number, the longest and the most definite first: 不超过 before 超过.
 * @source GB/T 15834 and GB/T 15835 have no list; collected from plans and work reports in use
 */
const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:不得?低于|不得?少于|不小于|不短于|至少(?:达到?|为|有)?|最低(?:达到?|为)?|大于等于|≥|>=|＞＝)$/u, '≥'],
  [/(?:不得?超过|不得?高于|不得?大于|不多于|不突破|最多|至多|小于等于|≤|<=|＜＝)$/u, '≤'],
  [/(?:超过了?|突破了?|超出|高于|大于|多于|高出|逾|超|跨过|跨越|跃过|越过|迈上|跨上|站上|>|＞)$/u, '>'],
  [/(?:低于|小于|少于|不足|不到|不满|<|＜)$/u, '<'],
  [/(?:接近|将近|大约|约为|约|近|大致|≈|～|~)$/u, '≈'],
];

const AFTER: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:及以上|或以上|以上|之上)/u, '≥'],
  [/^(?:及以下|或以下|以下|以内|之内|之下)/u, '≤'],
  [/^(?:左右|上下)/u, '≈'],
];

/**
 * The comparing word that ends right before a number.
 * For: quantities.
 * @param text the last characters before the number; twelve are enough
 * @example comparatorBefore('失业率不超过') // { length: 3, comparator: '≤' }
 * @example comparatorBefore('产量达到') // { length: 0, comparator: null }
 */
export function comparatorBefore(text: string): Compared {
  return first(BEFORE, text);
}

/**
 * The comparing word that stands right behind a unit.
 * For: quantities.
 * @param text the characters behind the unit; four are enough
 * @example comparatorAfter('以上，其中') // { length: 2, comparator: '≥' }
 */
export function comparatorAfter(text: string): Compared {
  return first(AFTER, text);
}

function first(table: readonly (readonly [RegExp, Comparator])[], text: string): Compared {
  for (const [pattern, comparator] of table) {
    const match = pattern.exec(text);
    if (match !== null) return { length: match[0].length, comparator };
  }
  return NONE;
}
