import type { Row, Valid } from './row.ts';

export interface Body extends Row, Valid {
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly parent: string | null;
  /** The words of its duties, by which an owner is suggested. */
  readonly duties: string;
  readonly kind?: 'government' | 'department' | 'party' | 'firm' | 'other' | null;
  /** Where it works. */
  readonly area?: string | null;
}
