/** How often something is asked. */
export type Frequency = 'once' | 'year' | 'quarter' | 'month';

/** Something that is asked of a body. */
export interface Asked {
  readonly body: string;
  /** Fields of one answer. */
  readonly fields: number;
  /** Who must answer. */
  readonly people: number;
  readonly frequency: Frequency;
}

const TIMES: Readonly<Record<Frequency, number>> = { once: 1, year: 1, quarter: 4, month: 12 };

/**
 * How many fields each body is asked to fill in a year: fields × people × times, summed. What is asked once counts
 * once, in the year in which it is asked.
 * @returns by body, the most burdened first
 * @throws RangeError when fields or people are not counts
 * @example burden([{ body: 'water', fields: 3, people: 2, frequency: 'month' }, { body: 'water', fields: 5, people: 1, frequency: 'year' }]).get('water') // → 77
 */
export function burden(asked: readonly Asked[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { body, fields, people, frequency } of asked) {
    for (const count of [fields, people])
      if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a count: ${count}`);
    sums.set(body, (sums.get(body) ?? 0) + fields * people * TIMES[frequency]);
  }
  return new Map([...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

/**
 * A datum's name as it is compared: width, case, blanks and marks make no second datum.
 * @example datumOf('新增 就业人数（万人）') === datumOf('新增就业人数(万人)') // → true
 */
export function datumOf(name: string): string {
  const once = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]/gu, '');
  // Letters that a mark had kept apart may join, and small letters become others.
  return once === name ? once : datumOf(once);
}
