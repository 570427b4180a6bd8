import type { Row } from './row.ts';

export interface Jurisdiction extends Row {
  readonly name: string;
  readonly nameEn: string;
  readonly sample: boolean;
}

export interface Setting extends Row {
  readonly value: unknown;
}
