import type { Row } from './judge.ts';
import type { Line } from './line.ts';
import type { Segment } from './segment.ts';
import { markOf, type Table } from './table.ts';
import { among, tag, word } from './word.ts';

/** How probable, in eight steps of the logarithm. */
export const step = (probability: number): number =>
  probability < 1e-6 ? 0 : Math.max(1, Math.min(8, Math.round(Math.log2(probability) / 2 + 8)));

/** The places of the features in a row, by what they depend on: the first word, the last one, both. */
const FIRST = [1, 10, 11, 12, 13];
const LAST = [0, 2, 4, 5, 6, 7, 8, 9];
const BOTH = [3, 14, 15, 16, 17, 18, 19, 20];
const COUNT = FIRST.length + LAST.length + BOTH.length;

function putFirst({ words }: Line, first: number, opens: number, row: Row): void {
  const open = step(opens);
  row.place(1, open, 0, 0);
  row.place(10, word(words, first), 0, 0);
  row.place(11, tag(words, first), open, 0);
  row.place(12, tag(words, first), tag(words, first - 1), 0);
  row.place(13, word(words, first - 1), open, 0);
}

function putLast({ words }: Line, last: number, closes: number, row: Row): void {
  const two = words.twos[last]!;
  const one = words.ones[last]!;
  const close = step(closes);
  row.place(0, 0, 0, 0);
  row.place(2, close, 0, 0);
  row.place(4, two, 0, 0);
  row.place(5, two, close, 0);
  row.place(6, one, close, 0);
  row.place(7, word(words, last), 0, 0);
  row.place(8, word(words, last + 1), close, 0);
  row.place(9, two, tag(words, last + 1), 0);
}

function putBoth(
  { words, chunks }: Line,
  first: number,
  last: number,
  opens: number,
  closes: number,
  row: Row,
): void {
  const two = words.twos[last]!;
  const one = words.ones[last]!;
  const verb = chunks.verbs[first]!;
  const governor = verb < 0 ? 0 : words.words[verb]!;
  const joined = among(words.sums.joins, first, last);
  const length = Math.min(16, words.ends[last]! - words.starts[first]!);
  const open = step(opens);
  const close = step(closes);
  row.place(3, open, close, 0);
  row.place(14, word(words, first - 1), two, 0);
  row.place(15, governor, two, 0);
  row.place(16, length, close, 0);
  row.place(17, length, one, 0);
  row.place(18, last - first, joined, 0);
  row.place(19, joined, two, 0);
  row.place(20, words.heads[last]!, open, close);
}

/**
 * The few features by which a stretch that only its form speaks for is let through to the judge, as hashes: its first
 * and last words, its neighbours, how the chains see its ends.
 * @param row is begun anew
 * @returns the row
 */
export function sieveFeatures(line: Line, { first, last, opens, closes }: Segment, row: Row): Row {
  row.begin();
  putFirst(line, first, opens, row);
  putLast(line, last, closes, row);
  putBoth(line, first, last, opens, closes, row);
  row.count = COUNT;
  return row;
}

/** The weight for an item less the weight against it, of the features at some places of a row; a sum of integers. */
function lean({ marks, weights, buckets }: Table, { hashes }: Row, places: readonly number[]): number {
  let sum = 0;
  for (const place of places) {
    const hash = hashes[place]!;
    const bucket = hash & (buckets - 1);
    if (marks[bucket] === markOf(hash)) sum += weights[2 * bucket + 1]! - weights[2 * bucket]!;
  }
  return sum;
}

/** A sum no stretch reaches: not computed yet. */
const UNKNOWN = 1 << 30;

/**
 * Tells of a line's stretches, from their first and last words, whether the sieve believes more than `belief` in them.
 * What depends on one end alone is summed once for that end.
 * @param opens that an item begins at each word, and `closes` that one ends there
 */
export function sieved(
  table: Table,
  line: Line,
  opens: Float64Array,
  closes: Float64Array,
  belief: number,
  row: Row,
): (first: number, last: number) => boolean {
  const { length } = line.words;
  const firsts = new Int32Array(length).fill(UNKNOWN);
  const lasts = new Int32Array(length).fill(UNKNOWN);
  const least = Math.log(belief / (1 - belief)) / table.scale;
  return (first, last) => {
    if (firsts[first] === UNKNOWN) {
      putFirst(line, first, opens[first]!, row);
      firsts[first] = lean(table, row, FIRST);
    }
    if (lasts[last] === UNKNOWN) {
      putLast(line, last, closes[last]!, row);
      lasts[last] = lean(table, row, LAST);
    }
    putBoth(line, first, last, opens[first]!, closes[last]!, row);
    return firsts[first]! + lasts[last]! + lean(table, row, BOTH) >= least;
  };
}
