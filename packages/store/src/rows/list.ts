import type { Template } from '@luodi/domain/list';
import type { Proposal } from './proposal.ts';
import type { Row } from './row.ts';

export interface List extends Row {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: Proposal['kind'];
  /** Shows items of this grade only; null shows all. */
  readonly grade: Proposal['grade'] | null;
  readonly columns: unknown;
  readonly lifecycle: unknown;
  readonly position: number;
}

export interface TemplateRow extends Row, Template {}

/** A choice of filters, columns and order that a person keeps. */
export interface SavedView extends Row {
  readonly person: string;
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly shared: boolean;
}
