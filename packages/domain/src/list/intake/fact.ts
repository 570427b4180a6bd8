import type { Grade, ItemKind } from '../../plan/plan.ts';
import type { OfficialStatus } from '../evidence.ts';
import type { Funding, Investment } from '../investment.ts';
import type { Stage } from '../stage.ts';
import type { Reading } from './heading.ts';
import type { SaidStep } from './step.ts';

/** A cell of a table, as a reader of sheets gives it. */
export interface LedgerCell {
  readonly content: 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error';
  readonly text: string;
  /** Shows what another cell holds that it is merged with. */
  readonly merged?: boolean;
}

/** A row of a ledger of items as an office keeps it. */
export interface LedgerLine {
  /** The row that the program shows. */
  readonly line: number;
  /** By the places of the columns. */
  readonly cells: readonly LedgerCell[];
}

/** A milestone that is held. */
export interface LedgerStep extends Omit<SaidStep, 'month'> {
  readonly id: string;
}

/** What a ledger says of an item. */
export interface LedgerFacts {
  readonly title: string;
  readonly kind: ItemKind;
  readonly grade: Grade;
  readonly leadPost: string | null;
  readonly leaderPost: string | null;
  readonly supporting: readonly string[];
  readonly areas: readonly string[];
  readonly stage: Stage | null;
  readonly official: OfficialStatus;
  /** 10,000 yuan, as all money here. */
  readonly budget: number | null;
  /** 0–100. */
  readonly physical: number | null;
  readonly periodStart: number | null;
  readonly periodEnd: number | null;
  readonly goal: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** By year; of a change those that differ. */
  readonly investment: readonly Investment[];
  /** By year and source; of a change those that differ. */
  readonly funding: readonly Funding[];
}

/** An item as it stands, as far as a ledger says it. */
export interface LedgerItem extends LedgerFacts {
  readonly id: string;
  readonly milestones: readonly LedgerStep[];
}

/** What is to become of an item: `id` null makes a new one; a field that is left out stays as it is. */
export type LedgerChange = {
  readonly id: string | null;
  readonly line: number;
  /** Of a new one, where it is to keep the number of the table. */
  readonly number: number | null;
  /** Milestones that change, or are new where `id` is null. */
  readonly milestones?: readonly (Omit<LedgerStep, 'id'> & { readonly id: string | null })[];
} & Partial<LedgerFacts>;

/** A column that is read, and its place in the rows. */
export interface LedgerColumn {
  readonly name: string;
  readonly place: number;
  readonly reading: Reading;
}

/** Why a row, or a cell of it, was not taken in, or what to look at. */
export type LedgerCode =
  | 'number-unknown'
  | 'number-twice'
  | 'number-odd'
  | 'title-missing'
  | 'title-held'
  | 'superseded'
  | 'word-unknown'
  | 'body-unknown'
  | 'body-ambiguous'
  | 'area-unknown'
  | 'area-ambiguous'
  | 'leader-unknown'
  | 'leader-ambiguous'
  | 'post-unknown'
  | 'post-ambiguous'
  | 'post-chosen'
  | 'stage-kind'
  | 'stage-reason'
  | 'stage-left'
  | 'gate-closed'
  | 'amount-unreadable'
  | 'percent-unreadable'
  | 'percent-small'
  | 'day-unreadable'
  | 'day-serial'
  | 'day-month'
  | 'years-unreadable'
  | 'years-reversed'
  | 'year-taken'
  | 'steps-unreadable'
  | 'text-long'
  | 'cell-merged'
  | 'cell-error'
  | 'formula-empty'
  | 'formula-used'
  | 'row-total';
