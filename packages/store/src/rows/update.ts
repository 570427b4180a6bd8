import type { Item } from './item.ts';
import type { Day, Instant, Row } from './row.ts';

/** What a post filed on an item for a period. */
export interface Update extends Row {
  readonly item: string;
  readonly period: string;
  /** Per cent, 0–100. */
  readonly progress: number | null;
  readonly text: string;
  /** What the body says of the item in this period; null leaves it as it is. */
  readonly official: Item['official'] | null;
  readonly state: 'draft' | 'submitted' | 'approved' | 'returned';
  readonly post: string;
  readonly filedBy: string;
  readonly filedAt: Instant;
  readonly judgedBy: string | null;
  readonly judgedAt: Instant | null;
  readonly returnReason: string | null;
}

/** A month for which every post is asked what it owes. */
export interface Round extends Row {
  /** `2026-01` */
  readonly period: string;
  readonly due: Day;
  readonly state: 'open' | 'closed';
  readonly openedBy: string;
  readonly openedAt: Instant;
}

/** A person wants to hear of an item. */
export interface Follow extends Row {
  readonly person: string;
  readonly item: string;
}
