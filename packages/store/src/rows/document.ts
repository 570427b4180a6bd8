import type { Document as Structure } from '@luodi/domain/document';
import type { Plan } from '@luodi/domain/plan';
import type { Instant, Row } from './row.ts';

/** The bytes as received; the id is their SHA-256. */
export interface Source extends Row {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly bytes: Buffer;
}

export interface Document extends Row {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly openness: 'open' | 'on-request' | 'closed';
  readonly mediaType: string;
  readonly encoding: string | null;
  readonly sha256: string;
  readonly status: 'reviewing' | 'adopted';
  readonly edition: number;
  /** The id of the work, shared by its editions. */
  readonly work: string;
  readonly periodStart: number | null;
  readonly periodEnd: number | null;
  /** Figures that are fixed at import: characters, articles, measures, targets, findings by severity. */
  readonly counts: Readonly<Record<string, number>>;
  readonly importedBy: string;
  readonly importedAt: Instant;
  readonly adoptedBy: string | null;
  readonly adoptedAt: Instant | null;
}

/** The text of a document with what was read in it; `id` is the document's. Never changed. */
export interface ReadingRow extends Row {
  readonly text: string;
  readonly document: Structure;
  readonly plan: Plan;
}

export interface Clause {
  readonly jurisdiction: string;
  readonly document: string;
  readonly eId: string;
  readonly level: number;
  readonly number: number | null;
  readonly stated: boolean;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
