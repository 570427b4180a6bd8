import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { AuditEvent, AuditHead } from './database.ts';
import type { AuditEntry, Tx } from './tx.ts';

/** The digest before the first event. */
export const GENESIS = '0'.repeat(64);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash of an event: of everything it says and of the hash before it. */
export const hashOf = (event: Omit<AuditEvent, 'hash'>): string =>
  sha256(
    JSON.stringify([
      event.jurisdiction,
      event.seq,
      event.at,
      event.actor,
      event.verb,
      event.noun,
      event.nounId,
      event.version,
      event.rows,
      event.batch,
      event.digest,
      event.previous,
    ]),
  );

/** Locks the head of the jurisdiction's chain until the commit. */
export async function headOf(tx: Tx): Promise<AuditHead> {
  await tx.sql
    .insertInto('auditHead')
    .values({ jurisdiction: tx.jurisdiction, seq: 0, hash: GENESIS })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx.sql
    .selectFrom('auditHead')
    .selectAll()
    .where('jurisdiction', '=', tx.jurisdiction)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Appends the entries of a transaction to its jurisdiction's chain, behind the locked head. */
export async function chain(tx: Tx, locked: AuditHead, entries: readonly AuditEntry[]): Promise<void> {
  let head = locked;
  const events = entries.map((entry): AuditEvent => {
    const event = {
      jurisdiction: tx.jurisdiction,
      seq: head.seq + 1,
      at: tx.at,
      actor: tx.actor,
      ...entry,
      previous: head.hash,
    };
    const hash = hashOf(event);
    head = { jurisdiction: tx.jurisdiction, seq: event.seq, hash };
    return { ...event, hash };
  });
  const rows = JSON.stringify(events.map(({ nounId, ...event }) => ({ ...event, noun_id: nounId })));
  await sql`insert into audit_event select * from jsonb_populate_recordset(null::audit_event, ${rows}::jsonb)`.execute(
    tx.sql,
  );
  await tx.sql
    .updateTable('auditHead')
    .set({ seq: head.seq, hash: head.hash })
    .where('jurisdiction', '=', tx.jurisdiction)
    .execute();
}
