import type { Sentence } from '../document/document.ts';
import type { Span } from '../span.ts';

/** Which of the four lists an item belongs to. */
export type ItemKind = 'project' | 'policy' | 'platform' | 'reform';

/** City-level major (市级重大) or ordinary (一般). */
export type Grade = 'major' | 'ordinary';

/** An item the machine proposes for one of the four lists; a person decides. */
export interface ProposedItem extends Span {
  readonly eId: string;
  readonly kind: ItemKind;
  readonly text: string;
  /** eId of the innermost heading; null before the first. */
  readonly article: string | null;
  /** Calibrated probability, 0–1, that span and kind are right. */
  readonly confidence: number;
  /** Below the threshold the machine abstains: the item is shown to the reviewer as a question. */
  readonly abstained: boolean;
  readonly grade: Grade;
  /** The words of the criteria that nominate it, empty for an ordinary item. */
  readonly criteria: readonly string[];
}

export type Strength = 'must' | 'ensure' | 'promote' | 'explore' | 'support' | 'other';

/** One thing the text says somebody will do. */
export interface Measure extends Span {
  readonly eId: string;
  readonly action: string;
  readonly object: string;
  readonly strength: Strength;
  /** The subject that acts; inherited across the commas of a long sentence, null where the text names none. */
  readonly subject: string | null;
  readonly territory: string | null;
  readonly time: string | null;
  /** eId of the sentence. */
  readonly sentence: string;
}

export type Comparator = '=' | '>' | '<' | '≥' | '≤' | '≈';

/** A quantified statement. */
export interface Target extends Span {
  readonly eId: string;
  readonly text: string;
  readonly article: string | null;
  readonly metric: string | null;
  /** In the unit as printed. */
  readonly value: number;
  /** Upper end of a range. */
  readonly valueMax?: number;
  readonly unit: string | null;
  readonly comparator: Comparator;
  readonly year: number | null;
  readonly nature: 'target' | 'achieved';
}

/** A row of an indicator table; its span runs from the name to the target's cell. */
export interface IndicatorRow extends Span {
  readonly eId: string;
  readonly name: string;
  readonly unit: string | null;
  readonly baseline: { readonly year: number | null; readonly value: number | null } | null;
  readonly target: { readonly year: number | null; readonly value: number | null } | null;
  /** A total over the whole period, printed 〔…〕. */
  readonly cumulative: number | null;
  readonly kind: 'anticipatory' | 'binding' | null;
}

/** What a document promises, as proposed by the machine. */
export interface Plan {
  /** The document's sentences with their roles settled. */
  readonly sentences: readonly Sentence[];
  readonly measures: readonly Measure[];
  readonly items: readonly ProposedItem[];
  readonly targets: readonly Target[];
  readonly indicators: readonly IndicatorRow[];
}
