import { sql } from 'kysely';
import { nounStore } from './noun.ts';
import { known, type Times } from './times.ts';
import type { Tx } from './tx.ts';

/** How far the review of a document has come. */
export interface ReviewCount {
  readonly document: string;
  readonly proposals: number;
  readonly accepted: number;
  readonly rejected: number;
  /** List items made of it. */
  readonly items: number;
  /** Findings somebody decided. */
  readonly findingsDecided: number;
}

/** Documents: what is known of a text as a whole; its content is in `readings`. */
export const documents = Object.freeze({
  ...nounStore('document'),
  /** One row for each document that there is, in one query. */
  async reviewCounts(tx: Tx, times: Times = {}): Promise<ReviewCount[]> {
    const { rows } = await sql<ReviewCount>`
      select d.id as document,
             coalesce(p.proposals, 0) as proposals, coalesce(p.accepted, 0) as accepted,
             coalesce(p.rejected, 0) as rejected, coalesce(i.items, 0) as items,
             coalesce(f.decided, 0) as findings_decided
      from ${known(tx, 'document', times)} d
      left join (
        select document, count(*)::integer as proposals,
               (count(*) filter (where state = 'accepted'))::integer as accepted,
               (count(*) filter (where state = 'rejected'))::integer as rejected
        from ${known(tx, 'proposal', times)} p
        where p.jurisdiction = ${tx.jurisdiction} and state <> 'superseded' group by document
      ) p on p.document = d.id
      left join (
        select document, count(*)::integer as items
        from ${known(tx, 'item', times)} i where i.jurisdiction = ${tx.jurisdiction} group by document
      ) i on i.document = d.id
      left join (
        select document, count(*)::integer as decided
        from ${known(tx, 'findingDecision', times)} f where f.jurisdiction = ${tx.jurisdiction} group by document
      ) f on f.document = d.id
      where d.jurisdiction = ${tx.jurisdiction}
      order by d.imported_at, d.id`.execute(tx.sql);
    return rows;
  },
});
