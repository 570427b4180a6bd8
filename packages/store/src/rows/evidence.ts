import type { Instant, Row } from './row.ts';

/** What stands behind an item's progress. */
export interface Evidence extends Row {
  readonly item: string;
  /** The month it speaks of; null is the whole item. */
  readonly period: string | null;
  readonly kind: 'file' | 'link' | 'number';
  readonly title: string;
  /** SHA-256 of the bytes, kept in the folder beside the database. */
  readonly file: string | null;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly href: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly addedBy: string;
  readonly addedAt: Instant;
  /** The second party that checked it. */
  readonly verifiedBy: string | null;
  readonly verifiedAt: Instant | null;
}
