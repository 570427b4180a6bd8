import { sql } from 'kysely';
import type { AuditEvent } from './database.ts';
import type { Tx } from './tx.ts';
import { verify } from './verify.ts';

/** The audit chain, to look at; it is written by the commit alone. */
export const audits = Object.freeze({
  /** Newest first. */
  async list(
    tx: Tx,
    query: {
      /** Older than this number. */
      readonly before?: number | undefined;
      readonly limit?: number | undefined;
      readonly noun?: string | undefined;
      readonly nounId?: string | undefined;
    } = {},
  ): Promise<AuditEvent[]> {
    const { before, limit = 100, noun, nounId } = query;
    const { rows } = await sql<AuditEvent>`select e.* from audit_event e
      where e.jurisdiction = ${tx.jurisdiction}
        ${tx.asOf === undefined ? sql`` : sql`and e.at <= ${tx.asOf}::timestamptz`}
        ${before ? sql`and e.seq < ${before}` : sql``}
        ${noun ? sql`and e.noun = ${noun}` : sql``}
        ${nounId ? sql`and e.noun_id = ${nounId}` : sql``}
      order by e.seq desc limit ${limit}`.execute(tx.sql);
    return rows;
  },
  verify,
});
