import type { Span } from '../../span.ts';

/** A word of the text with its part of speech, as a tokeniser gives them. */
export interface Token extends Span {
  /** Part of speech in the tag set of jieba: n, v, vn, a, ns, x … */
  readonly tag: string;
}
