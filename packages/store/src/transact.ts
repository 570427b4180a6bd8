import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { chain, headOf } from './audit.ts';
import type { Database } from './database.ts';
import { settle } from './standing.ts';
import type { AuditEntry, Occasion, Tx } from './tx.ts';

/**
 * Runs `act` in one transaction that sees and writes the rows of one jurisdiction only; at its end the audit events
 * join the chain, whose head is locked last. All or nothing.
 * @example await transact(db, { jurisdiction: 'jiangcheng', actor: person, at: new Date() }, (tx) => items.get(tx, id))
 * @throws {RangeError} when the jurisdiction is empty or has a quote
 */
export async function transact<T>(
  db: Kysely<Database>,
  occasion: Occasion,
  act: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { jurisdiction, actor } = occasion;
  if (!/^[^\s'\\]{1,100}$/.test(jurisdiction)) throw new RangeError(`not a jurisdiction: ${jurisdiction}`);
  const at = new Date(occasion.at).toISOString();
  return db.transaction().execute(async (transaction) => {
    await sql`set local luodi.jurisdiction = ${sql.lit(jurisdiction)}`.execute(transaction);
    const entries: AuditEntry[] = [];
    const name = randomUUID();
    let count = 0;
    const tx: Tx = Object.freeze({
      sql: transaction,
      jurisdiction,
      actor,
      at,
      asOf: occasion.asOf,
      batch: () => {
        count += 1;
        return `${name}.${count}`;
      },
      stirred: new Set<string>(),
      audit: (entry: AuditEntry) => {
        entries.push(entry);
      },
    });
    const result = await act(tx);
    if (entries.length > 0) {
      const head = await headOf(tx);
      await settle(tx);
      await chain(tx, head, entries);
    }
    return result;
  });
}
