/** A stretch of words that may be an item, with how probable the chains think it is. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Its first and last word in its line. */
  readonly first: number;
  readonly last: number;
  /** Of exactly this stretch; 0 where only its form speaks for it. */
  readonly probability: number;
  /** That an item begins at its first word, that one ends at its last. */
  readonly opens: number;
  readonly closes: number;
}
