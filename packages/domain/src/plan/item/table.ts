/**
 * Weights of features for each class, by the hashes of the features. A feature that was not learnt adds nothing: its
 * cell is empty, or bears another mark.
 */
export interface Table {
  /** `buckets × (1 + classes)`: the mark of the feature that lives there, 0 where none does, then its weights. */
  readonly cells: Int8Array;
  readonly classes: number;
  /** A power of two. */
  readonly buckets: number;
  /** What one step of a weight is worth. */
  readonly scale: number;
}

/** The mark of a feature: the bits of its hash that its place leaves out; never 0. */
export const markOf = (hash: number): number => hash >> 24 || 1;
