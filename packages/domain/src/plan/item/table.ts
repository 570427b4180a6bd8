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
