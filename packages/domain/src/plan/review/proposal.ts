import type { Span } from '../../span.ts';
import type { Grade, ItemKind, ProposedItem } from '../plan.ts';

/** What became of a proposal. A superseded one was split or merged away; it is kept, never shown as open. */
export type ProposalState = 'proposed' | 'accepted' | 'rejected' | 'superseded';

/** An item that the machine or a person proposes, with what a named person decided about it. */
export interface Proposal extends Span {
  readonly id: string;
  readonly eId: string;
  readonly kind: ItemKind;
  readonly text: string;
  readonly article: string | null;
  readonly confidence: number;
  readonly abstained: boolean;
  readonly grade: Grade;
  readonly criteria: readonly string[];
  readonly state: ProposalState;
  /** `machine`, or the person who marked it. */
  readonly origin: string;
  readonly decided: { readonly by: string; readonly at: string } | null;
  /** Ids of the proposals it was split or merged from. */
  readonly from: readonly string[];
  /** Starts at 1, one more at every change. */
  readonly version: number;
}

/**
 * The machine's items as open proposals.
 * @param items as read
 * @param id makes an identifier that no other proposal has
 */
export const propose = (items: readonly ProposedItem[], id: (item: ProposedItem) => string): Proposal[] =>
  items.map((item) => ({
    ...item,
    id: id(item),
    state: 'proposed',
    origin: 'machine',
    decided: null,
    from: [],
    version: 1,
  }));
