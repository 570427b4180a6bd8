import { mix } from './hash.ts';
import { markOf, type Table } from './table.ts';

/** The classes of a segment: no item, or an item of a list. */
export const CLASSES = ['none', 'project', 'policy', 'platform', 'reform'] as const;

/** How many features a segment has at most. */
const MOST = 128;

const hashOf = (kind: number, a: number, b: number, c: number): number =>
  mix(mix(mix(kind * 104_729, a), b), c);

/** The features of one segment after another, as hashes. */
export class Row {
  readonly hashes = new Int32Array(MOST);
  count = 0;
  /** The number of the feature that comes next. */
  kind = 0;

  begin(): void {
    this.count = 0;
    this.kind = 0;
  }

  put(a: number, b: number, c: number): void {
    this.kind += 1;
    this.hashes[this.count] = hashOf(this.kind, a, b, c);
    this.count += 1;
  }

  /** The feature of a fixed place, which is the `place + 1`th; the count is left alone. */
  place(place: number, a: number, b: number, c: number): void {
    this.hashes[place] = hashOf(place + 1, a, b, c);
  }
}

/** The probability of each class. */
export function judged(
  { marks, weights, classes, buckets, scale }: Table,
  { hashes, count }: Row,
): Float64Array {
  const scores = new Float64Array(classes);
  const mask = buckets - 1;
  for (let k = 0; k < count; k += 1) {
    const hash = hashes[k]!;
    const bucket = hash & mask;
    if (marks[bucket] !== markOf(hash)) continue;
    for (let c = 0, at = bucket * classes; c < classes; c += 1, at += 1) scores[c]! += weights[at]!;
  }
  let most = scores[0]!;
  for (let c = 1; c < classes; c += 1) if (scores[c]! > most) most = scores[c]!;
  let sum = 0;
  for (let c = 0; c < classes; c += 1) {
    scores[c] = Math.exp((scores[c]! - most) * scale);
    sum += scores[c]!;
  }
  for (let c = 0; c < classes; c += 1) scores[c]! /= sum;
  return scores;
}
