import type { Instant } from './row.ts';

export interface Observation {
  readonly jurisdiction: string;
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  /** When it became known. */
  readonly vintage: Instant;
  /** In the indicator's unit; null when missing. */
  readonly value: number | null;
  readonly missing: string | null;
  readonly source: string;
}
