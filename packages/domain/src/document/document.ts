import type { Finding } from '../finding.ts';
import type { Span } from '../span.ts';

/** The twelve things that can be wrong with a text as a text. */
export type TextFindingCode =
  | 'injected-text'
  | 'missing-number'
  | 'lost-number'
  | 'duplicate-number'
  | 'redaction'
  | 'run-on'
  | 'dangling-punctuation'
  | 'encoding'
  | 'duplicate'
  | 'boilerplate'
  | 'table-is-image'
  | 'truncated';

export type TextFinding = Finding<TextFindingCode, Span>;

/** A numbered or inferred heading; `text` leaves out number and final punctuation, the span covers exactly `text`. */
export interface Heading extends Span {
  readonly eId: string;
  /** 1 is the outermost level of this document. */
  readonly level: number;
  readonly number: number | null;
  /** True when the number is printed. */
  readonly stated: boolean;
  readonly text: string;
}

/** What a sentence does in the text, as far as its form shows it; the plan stage refines `other` into the rest. */
export type SentenceRole = 'heading' | 'measure' | 'target' | 'situation' | 'principle' | 'other' | 'noise';

export interface Sentence extends Span {
  readonly eId: string;
  readonly role: SentenceRole;
  /** eId of the innermost heading the sentence stands under; null before the first. */
  readonly article: string | null;
}

/** A table kept as a table; each cell points into the text. */
export interface Table extends Span {
  readonly eId: string;
  readonly article: string | null;
  readonly caption: Span | null;
  readonly rows: readonly (readonly Span[])[];
}

/** The text with its structure: an annotation over the source, which it never edits. */
export interface Document {
  readonly text: string;
  readonly title: ({ readonly text: string } & Span) | null;
  readonly period: { readonly start: number; readonly end: number } | null;
  readonly headings: readonly Heading[];
  /** In text order, disjoint; every character that is not white space lies in exactly one. */
  readonly sentences: readonly Sentence[];
  readonly tables: readonly Table[];
  readonly findings: readonly TextFinding[];
}
