import type { Transaction } from 'kysely';
import type { Database } from './database.ts';

/** For which government, by whom and when: what every act on the database states first. */
export interface Occasion {
  readonly jurisdiction: string;
  /** Who acts: the id of a person, or `system`. */
  readonly actor: string;
  /** When; becomes the time from which the change is known. */
  readonly at: Date | string;
  /** Reads show what was known then, unless they ask for another time themselves; for acts that only read. */
  readonly asOf?: string | undefined;
}

/** One transaction on the rows of one jurisdiction. Every store function takes it first. */
export interface Tx {
  readonly sql: Transaction<Database>;
  readonly jurisdiction: string;
  readonly actor: string;
  /** ISO 8601. */
  readonly at: string;
  /** What reads show where they do not say it themselves; what is known now when it is missing. */
  readonly asOf: string | undefined;
  /** A name for one write of this transaction, under which its history and its audit event are found together. */
  batch(): string;
  /** Items whose milestones or updates this transaction wrote and whose standing is not told anew yet. */
  readonly stirred: Set<string>;
  /** Puts an event into the audit chain when the transaction commits. */
  audit(entry: AuditEntry): void;
}

/** What happened, before it has its place in the chain. */
export interface AuditEntry {
  readonly verb: string;
  readonly noun: string;
  /** Of the row; of a bulk load the batch. */
  readonly nounId: string;
  readonly version: number | null;
  readonly rows: number;
  /** Of the write, from `tx.batch()`. */
  readonly batch: string;
  /** SHA-256 of what was written; of a bulk load of its rows' digests. */
  readonly digest: string;
}
