import type { Instant, Row } from './row.ts';

export interface Indicator extends Row {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly unit: string | null;
  readonly direction: 'more' | 'less';
  readonly nature: 'anticipatory' | 'binding' | null;
  readonly definition: string;
  readonly sourceBody: string | null;
}

export interface IndicatorClause extends Row {
  readonly indicator: string;
  readonly document: string;
  readonly eId: string;
  readonly start: number;
  readonly end: number;
  readonly quotation: string;
}

/** An indicator of the catalogue that a person did not want for a clause. */
export interface IndicatorVerdict extends Row {
  readonly document: string;
  readonly eId: string;
  readonly code: string;
  readonly verdict: 'rejected';
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}
