/**
 * Weights of features for each class, by the hashes of the features. A feature that was not learnt adds nothing: its
 * cell is empty, or bears another mark.
 */
export interface Table {
  /** The mark of the feature that lives in each bucket, 0 where none does; apart, so that a cache holds them. */
  readonly marks: Int8Array;
  /** `buckets × classes`, row-major. */
  readonly weights: Int8Array;
  readonly classes: number;
  /** A power of two. */
  readonly buckets: number;
  /** What one step of a weight is worth. */
  readonly scale: number;
}

/** The mark of a feature: the bits of its hash that its place leaves out; never 0. */
export const markOf = (hash: number): number => hash >> 24 || 1;

/**
 * Sums the weights of the features from one place to another for each of five classes, as many as a word has labels
 * and a segment has classes. Integers: their order does not matter.
 * @param sums of five; what stood there is lost
 */
export function weigh(
  { marks, weights, buckets }: Table,
  hashes: Int32Array,
  from: number,
  to: number,
  sums: Int32Array,
): void {
  const mask = buckets - 1;
  let [s0, s1, s2, s3, s4] = [0, 0, 0, 0, 0];
  for (let at = from; at < to; at += 1) {
    const hash = hashes[at]!;
    const bucket = hash & mask;
    if (marks[bucket] !== markOf(hash)) continue;
    const w = bucket * 5;
    // In whole numbers of 32 bits, which are added faster than others.
    s0 = (s0 + weights[w]!) | 0;
    s1 = (s1 + weights[w + 1]!) | 0;
    s2 = (s2 + weights[w + 2]!) | 0;
    s3 = (s3 + weights[w + 3]!) | 0;
    s4 = (s4 + weights[w + 4]!) | 0;
  }
  sums[0] = s0;
  sums[1] = s1;
  sums[2] = s2;
  sums[3] = s3;
  sums[4] = s4;
}
