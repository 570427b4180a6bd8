import type { Check } from '@luodi/stats';

/** What was done to a column, or to a period of it, against its tails. */
export interface Treatment {
  readonly code: string;
  readonly period: string | null;
  readonly before: Check;
  readonly moved: number;
  readonly transformed: string;
  /** Of Box–Cox. */
  readonly lambda: number | null;
  readonly after: Check;
}
