import { mix } from './hash.ts';
import { markOf, type Table } from './table.ts';

/** The classes of a segment: no item, or an item of a list. */
export const CLASSES = ['none', 'project', 'policy', 'platform', 'reform'] as const;

/** How many features a segment has at most. */
const MOST = 128;

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
    this.hashes[this.count] = mix(mix(mix(this.kind * 104_729, a), b), c);
    this.count += 1;
  }
}

/** The probability of each class. */
export function judged({ cells, classes, buckets, scale }: Table, { hashes, count }: Row): Float64Array {
  const scores = new Float64Array(classes);
  const mask = buckets - 1;
  const stride = classes + 1;
  for (let k = 0; k < count; k += 1) {
    const hash = hashes[k]!;
    const at = (hash & mask) * stride;
    if (cells[at] !== markOf(hash)) continue;
    for (let c = 0; c < classes; c += 1) scores[c]! += cells[at + 1 + c]!;
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
