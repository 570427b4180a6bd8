/** A text as weighted character pairs of unit length. */
export type Profile = ReadonlyMap<string, number>;

/** Pairs of neighbouring word characters; punctuation parts them. */
function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of text.match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}

/** How much each pair tells: the logarithm of texts per text that holds it. */
export function rarity(texts: readonly string[]): ReadonlyMap<string, number> {
  const holders = new Map<string, number>();
  for (const text of texts) {
    for (const pair of pairs(text).keys()) holders.set(pair, (holders.get(pair) ?? 0) + 1);
  }
  return new Map([...holders].map(([pair, count]) => [pair, Math.log((texts.length + 1) / count)]));
}

/** A text as a vector of length 1; a pair counts by the logarithm of its number and by its rarity. */
export function profile(text: string, weight: ReadonlyMap<string, number>): Profile {
  const vector = new Map<string, number>();
  let square = 0;
  for (const [pair, count] of pairs(text)) {
    const value = (1 + Math.log(count)) * (weight.get(pair) ?? 0);
    vector.set(pair, value);
    square += value * value;
  }
  const length = Math.sqrt(square);
  if (length > 0) for (const [pair, value] of vector) vector.set(pair, value / length);
  return vector;
}

/**
 * The cosine of two profiles, 0–1.
 * @example similarity(new Map([['公园', 1]]), new Map([['公园', 1]])) // → 1
 */
export function similarity(a: Profile, b: Profile): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [pair, value] of small) sum += value * (large.get(pair) ?? 0);
  return sum;
}
