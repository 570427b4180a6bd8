import type { Dependency, Stage } from '@luodi/domain/list';
import type { Day, Row } from './row.ts';

export interface Milestone extends Row {
  readonly item: string;
  readonly title: string;
  readonly due: Day;
  readonly doneOn: Day | null;
  /** Begins no earlier than this day. */
  readonly start: Day | null;
  /** The day it was due at first; null where it has not changed since before this was kept. */
  readonly originalDue: Day | null;
  /** Working days. */
  readonly duration: number;
  /** The node of the template it came from. */
  readonly code: string | null;
  /** The stage whose gate it holds. */
  readonly stage: Stage | null;
}

/** One milestone waits for another, of the same item or not. */
export interface DependencyRow extends Row, Dependency {}
