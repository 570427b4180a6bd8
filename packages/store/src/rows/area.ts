import type { Row, Valid } from './row.ts';

export interface Area extends Row, Valid {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: 'city' | 'district' | 'zone' | 'street';
  readonly parent: string | null;
  /** Of a zone: the districts it lies across; null where nobody has said. */
  readonly overlaps?: readonly string[] | null;
}
