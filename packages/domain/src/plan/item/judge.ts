import { mix } from './hash.ts';
import { type Table, weigh } from './table.ts';

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

const sums = new Int32Array(CLASSES.length);

/** The probability of each class. */
export function judged(table: Table, { hashes, count }: Row): readonly number[] {
  weigh(table, hashes, 0, count, sums);
  let most = sums[0]!;
  for (let c = 1; c < CLASSES.length; c += 1) if (sums[c]! > most) most = sums[c]!;
  const shares = [0, 0, 0, 0, 0];
  let sum = 0;
  for (let c = 0; c < CLASSES.length; c += 1) {
    shares[c] = Math.exp((sums[c]! - most) * table.scale);
    sum += shares[c]!;
  }
  for (let c = 0; c < CLASSES.length; c += 1) shares[c]! /= sum;
  return shares;
}
