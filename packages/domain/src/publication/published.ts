import type { Document } from '../document/document.ts';
import type { Plan } from '../plan/plan.ts';

/** A reading as it is written out: where the text came from, its structure, what it promises. */
export interface Published {
  readonly source: {
    readonly name: string;
    readonly mediaType: string;
    readonly encoding: string | null;
    readonly sha256: string;
    readonly length: number;
    readonly text: string;
  };
  readonly document: Document;
  readonly plan: Plan;
}
