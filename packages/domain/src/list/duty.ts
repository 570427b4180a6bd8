/** A line of the division of duties: words of an item that show which body leads it. */
export interface Duty {
  readonly body: string;
  readonly words: readonly string[];
}

/** A duty longer than this stands in no title. */
const LONGEST = 30;

/**
 * The words of a body's duties, out of a text that lists them.
 * @param text words parted by blanks or punctuation
 * @returns each word once, in order, of two to thirty letters
 * @example dutyWords('供水、排水 供水；水资源管理') // → ['供水', '排水', '水资源管理']
 */
export const dutyWords = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKC')
      .split(/[\s、,;。:/|()]+/u)
      .filter((word) => word.length >= 2 && word.length <= LONGEST),
  ),
];

/** A body that could lead, with the words that say so. */
export interface Suggestion {
  readonly body: string;
  /** 0–1: the share of the evidence that speaks for this body, shrunk where there is little. */
  readonly confidence: number;
  readonly because: readonly string[];
}

/**
 * Who could lead an item, from the division of duties; a person decides. A word counts by its length, one that
 * several bodies claim is shared among them. Nothing is suggested where no word fits.
 * Cost: O(words of all duties).
 * @param words the item's title, with its clause where there is one
 * @returns best first, at most five
 * @example suggestBodies('建设市民健身中心', [{ body: 'sport', words: ['健身'] }, { body: 'health', words: ['医院'] }]).map((one) => one.body) // → ['sport']
 */
export function suggestBodies(words: string, duties: readonly Duty[]): Suggestion[] {
  const claims = new Map<string, Set<string>>();
  for (const duty of duties) {
    for (const word of duty.words) {
      if (!words.includes(word)) continue;
      const bodies = claims.get(word) ?? new Set();
      bodies.add(duty.body);
      claims.set(word, bodies);
    }
  }
  const evidence = new Map<string, { weight: number; because: string[] }>();
  let total = 0;
  for (const [word, bodies] of claims) {
    const weight = word.length ** 1.5;
    total += weight;
    for (const body of bodies) {
      const held = evidence.get(body) ?? { weight: 0, because: [] };
      held.weight += weight / bodies.size;
      held.because.push(word);
      evidence.set(body, held);
    }
  }
  const SHRINK = 3;
  return [...evidence]
    .map(([body, { weight, because }]) => ({ body, confidence: weight / (total + SHRINK), because }))
    .sort((a, b) => b.confidence - a.confidence || (a.body < b.body ? -1 : 1))
    .slice(0, 5);
}
