import type { Row } from './judge.ts';
import type { Line } from './line.ts';
import type { Segment } from './segment.ts';
import { among, tag, word } from './word.ts';

/** How probable, in eight steps of the logarithm. */
export const step = (probability: number): number =>
  probability < 1e-6 ? 0 : Math.max(1, Math.min(8, Math.round(Math.log2(probability) / 2 + 8)));

/**
 * The few features by which a stretch that only its form speaks for is let through to the judge, as hashes: its first
 * and last words, its neighbours, how the chains see its ends.
 * @param row is begun anew
 * @returns the row
 */
export function sieveFeatures(
  { words, chunks }: Line,
  { start, end, first, last, opens, closes }: Segment,
  row: Row,
): Row {
  row.begin();
  const two = words.twos[last]!;
  const one = words.ones[last]!;
  const verb = chunks.verbs[first]!;
  const governor = verb < 0 ? 0 : words.words[verb]!;
  const joined = among(words.sums.joins, first, last);
  const length = Math.min(16, end - start);
  const open = step(opens);
  const close = step(closes);
  const kind = words.heads[last]!;
  row.put(0, 0, 0);
  row.put(open, 0, 0);
  row.put(close, 0, 0);
  row.put(open, close, 0);
  row.put(two, 0, 0);
  row.put(two, close, 0);
  row.put(one, close, 0);
  row.put(word(words, last), 0, 0);
  row.put(word(words, last + 1), close, 0);
  row.put(two, tag(words, last + 1), 0);
  row.put(word(words, first), 0, 0);
  row.put(tag(words, first), open, 0);
  row.put(tag(words, first), tag(words, first - 1), 0);
  row.put(word(words, first - 1), open, 0);
  row.put(word(words, first - 1), two, 0);
  row.put(governor, two, 0);
  row.put(length, close, 0);
  row.put(length, one, 0);
  row.put(last - first, joined, 0);
  row.put(joined, two, 0);
  row.put(kind, open, close);
  return row;
}
