import type { Span } from './span.ts';

/** How grave a finding is: `error` blocks publishing, `warning` asks for a decision, `info` is for the record. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * Something odd in the data: returned, never thrown; the run goes on.
 * For: everyone who reads a result before trusting it.
 */
export interface Finding<Code extends string = string, At = Span> {
  readonly code: Code;
  readonly severity: Severity;
  /** Where: a span of the text, a cell, a record. */
  readonly at: At;
  /** Facts of the case, for the message and for a repair. */
  readonly detail: Readonly<Record<string, unknown>>;
}
