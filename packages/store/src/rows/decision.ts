import type { Instant, Row } from './row.ts';

export interface FindingDecision extends Row {
  readonly document: string;
  readonly key: string;
  readonly verdict: 'accept' | 'reject';
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

/** Where a clause of one document went in another, as a person decided it. */
export interface CarriedDecision extends Row {
  readonly document: string;
  readonly other: string;
  readonly eId: string;
  readonly state: 'carried' | 'split' | 'changed' | 'missing';
  /** eIds in the other document. */
  readonly intoIds: readonly string[];
  readonly note: string | null;
  readonly decidedBy: string;
  readonly decidedAt: Instant;
}

/** A batch of review acts with what takes it back. */
export interface Decision extends Row {
  readonly document: string;
  readonly acts: unknown;
  readonly inverse: unknown;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly undoneBy: string | null;
  readonly undoneAt: Instant | null;
}
