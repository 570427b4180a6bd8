import type { Instant, Row } from './row.ts';

export interface Notice extends Row {
  readonly person: string;
  readonly code: string;
  readonly detail: unknown;
  readonly href: string;
  readonly madeAt: Instant;
  readonly readAt: Instant | null;
}
