import type { Instant, Row } from './row.ts';

export interface Proposal extends Row {
  readonly document: string;
  readonly eId: string;
  readonly kind: 'project' | 'policy' | 'platform' | 'reform';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly article: string | null;
  readonly confidence: number;
  readonly abstained: boolean;
  readonly grade: 'major' | 'ordinary';
  readonly criteria: readonly string[];
  readonly state: 'proposed' | 'accepted' | 'rejected' | 'superseded';
  /** `machine`, or the id of the person who marked it. */
  readonly origin: string;
  /** What the machine had proposed, once a person has changed it. */
  readonly original: unknown;
  /** The proposals it was split or merged from. */
  readonly derived: readonly string[];
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** The list item made of it. */
  readonly item: string | null;
}
