import type { Document } from '@luodi/domain/document';
import type { Plan } from '@luodi/domain/plan';

/** The bytes as they came and the text they hold; offsets everywhere are UTF-16 code units into `text`. */
export interface Source {
  readonly name: string;
  readonly mediaType: string;
  /** Null for formats that carry their own encoding (DOCX, PDF). */
  readonly encoding: string | null;
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  /** Of `text`, in UTF-16 code units. */
  readonly length: number;
  readonly text: string;
}

/** A document read: its source, its structure, and what it promises. */
export interface Reading {
  readonly source: Source;
  readonly document: Document;
  readonly plan: Plan;
}
