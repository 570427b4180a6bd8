import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Source } from './database.ts';
import type { Tx } from './tx.ts';

/** Files as received, to the byte, kept once however often they come. */
export const sources = Object.freeze({
  /** Keeps the bytes; the id is their SHA-256. True in `fresh` when they were not there before. */
  async keep(
    tx: Tx,
    file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array },
  ): Promise<{ readonly id: string; readonly fresh: boolean }> {
    const id = createHash('sha256').update(file.bytes).digest('hex');
    const { rows } = await sql<{ id: string }>`
      insert into source (jurisdiction, id, name, media_type, size, bytes)
      values (${tx.jurisdiction}, ${id}, ${file.name}, ${file.mediaType}, ${file.bytes.length}, ${Buffer.from(file.bytes)})
      on conflict do nothing returning id`.execute(tx.sql);
    if (rows.length === 0) return { id, fresh: false };
    tx.audit({
      verb: 'receive',
      noun: 'source',
      nounId: id,
      version: 1,
      rows: 1,
      batch: tx.batch(),
      digest: id,
    });
    return { id, fresh: true };
  },
  async find(tx: Tx, id: string): Promise<Source | null> {
    const row = await tx.sql
      .selectFrom('source')
      .selectAll()
      .where('jurisdiction', '=', tx.jurisdiction)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  },
});
