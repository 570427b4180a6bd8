import type { Instant, Row } from './row.ts';

/** Who is asked for which datum: the ask-once register. */
export interface Request extends Row {
  /** The name as it is compared. */
  readonly datum: string;
  readonly name: string;
  /** The post that answers. */
  readonly owner: string;
  /** The body that asks. */
  readonly asker: string;
  readonly frequency: 'once' | 'year' | 'quarter' | 'month';
  readonly fields: number;
  readonly people: number;
  readonly reason: string;
  readonly state: 'active' | 'withdrawn';
  readonly madeBy: string;
  readonly madeAt: Instant;
}
