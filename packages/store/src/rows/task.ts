import type { Row } from './row.ts';

/** A measure of a plan with who does it by when: a line of the division of tasks. */
export interface Task extends Row {
  readonly document: string;
  /** eId of the measure, fixed at import. */
  readonly measure: string;
  /** The body that leads. */
  readonly lead: string | null;
  /** Bodies, by id. */
  readonly supporting: readonly string[];
  /** A day, or `ongoing`. */
  readonly deadline: string | null;
  readonly note: string;
}
