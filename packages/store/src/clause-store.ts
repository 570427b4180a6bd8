import { sql } from 'kysely';
import type { Clause } from './database.ts';
import { known } from './times.ts';
import type { Tx } from './tx.ts';

/** A clause that holds the words looked for. */
export interface ClauseHit {
  readonly document: string;
  readonly documentTitle: string;
  readonly eId: string;
  readonly number: number | null;
  readonly heading: string;
  /** Some forty characters around the first word. */
  readonly excerpt: string;
  /** Of the clause, in the document's text. */
  readonly start: number;
}

/** The clauses of documents, fixed at import: what people cite, search and link to. */
export const clauses = Object.freeze({
  async insert(tx: Tx, rows: readonly Omit<Clause, 'jurisdiction'>[]): Promise<void> {
    const given = JSON.stringify(rows.map(({ eId, ...row }) => ({ ...row, e_id: eId })));
    await sql`insert into clause (jurisdiction, document, e_id, level, number, stated, heading, start, "end", text)
      select ${tx.jurisdiction}, document, e_id, level, number, stated, heading, start, "end", text
      from jsonb_populate_recordset(null::clause, ${given}::jsonb)`.execute(tx.sql);
  },
  /** All clauses of a document, in its order. */
  async of(tx: Tx, document: string): Promise<Clause[]> {
    return tx.sql
      .selectFrom('clause')
      .selectAll()
      .where('jurisdiction', '=', tx.jurisdiction)
      .where('document', '=', document)
      .orderBy('start')
      .execute();
  },
  async find(tx: Tx, document: string, eId: string): Promise<Clause | null> {
    const row = await tx.sql
      .selectFrom('clause')
      .selectAll()
      .where('jurisdiction', '=', tx.jurisdiction)
      .where('document', '=', document)
      .where('eId', '=', eId)
      .executeTakeFirst();
    return row ?? null;
  },
  /** Clauses whose text holds every one of the words (white space parts them), newest document first. */
  async search(tx: Tx, words: string, limit = 20): Promise<ClauseHit[]> {
    const parts = words.trim().split(/\s+/).filter(Boolean);
    const [first] = parts;
    if (first === undefined) return [];
    const { rows } = await sql<ClauseHit>`
      select c.document, d.title as document_title, c.e_id, c.number, c.heading, c.start,
             substr(c.text, greatest(1, position(lower(${first}) in lower(c.text)) - 20), 60) as excerpt
      from clause c join ${known(tx, 'document')} d on d.jurisdiction = c.jurisdiction and d.id = c.document
      where c.jurisdiction = ${tx.jurisdiction}${sql.join(
        parts.map((part) => sql` and c.text ilike ${holds(part)}`),
        sql``,
      )}
      order by d.imported_at desc, c.start
      limit ${limit}`.execute(tx.sql);
    return rows;
  },
});

/** A pattern for `like` that matches the word anywhere, whatever signs are in it. */
export const holds = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
