import { sql } from 'kysely';
import type { AuditEvent, Instant } from './database.ts';
import type { Tx } from './tx.ts';
import { verify } from './verify.ts';

/** Which events of the chain. */
export interface AuditQuery {
  /** Older than this number. */
  readonly before?: number | undefined;
  /** Default 100. */
  readonly limit?: number | undefined;
  readonly noun?: string | undefined;
  readonly nounId?: string | undefined;
  readonly verb?: string | undefined;
  readonly actor?: string | undefined;
  /** Only what somebody did, without what the system did by itself. */
  readonly people?: boolean | undefined;
  readonly from?: Instant | undefined;
  /** Not itself any more. */
  readonly until?: Instant | undefined;
}

const chosen = (tx: Tx, { noun, nounId, verb, actor, people, from, until, before }: AuditQuery) => sql`
  e.jurisdiction = ${tx.jurisdiction}
  ${tx.asOf === undefined ? sql`` : sql`and e.at <= ${tx.asOf}::timestamptz`}
  ${before ? sql`and e.seq < ${before}` : sql``}
  ${noun ? sql`and e.noun = ${noun}` : sql``}
  ${nounId ? sql`and e.noun_id = ${nounId}` : sql``}
  ${verb ? sql`and e.verb = ${verb}` : sql``}
  ${actor ? sql`and e.actor = ${actor}` : sql``}
  ${people ? sql`and e.actor <> 'system'` : sql``}
  ${from ? sql`and e.at >= ${from}::timestamptz` : sql``}
  ${until ? sql`and e.at < ${until}::timestamptz` : sql``}`;

/** The audit chain, to look at; it is written by the commit alone. */
export const audits = Object.freeze({
  /** Newest first. */
  async list(tx: Tx, query: AuditQuery = {}): Promise<AuditEvent[]> {
    const { rows } = await sql<AuditEvent>`select e.* from audit_event e
      where ${chosen(tx, query)} order by e.seq desc limit ${query.limit ?? 100}`.execute(tx.sql);
    return rows;
  },
  async count(tx: Tx, query: AuditQuery): Promise<number> {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from audit_event e
      where ${chosen(tx, query)}`.execute(tx.sql);
    return rows[0]?.count ?? 0;
  },
  /** What events can be chosen by: who ever did something, what was ever done, to what. */
  async kinds(tx: Tx): Promise<{
    readonly actors: readonly string[];
    readonly verbs: readonly string[];
    readonly nouns: readonly string[];
  }> {
    const { rows } = await sql<{ actors: string[] | null; verbs: string[] | null; nouns: string[] | null }>`
      select array_agg(distinct e.actor) as actors, array_agg(distinct e.verb) as verbs, array_agg(distinct e.noun) as nouns
      from audit_event e where ${chosen(tx, {})}`.execute(tx.sql);
    return { actors: rows[0]?.actors ?? [], verbs: rows[0]?.verbs ?? [], nouns: rows[0]?.nouns ?? [] };
  },
  /** Notes that somebody took a stretch of the chain away. */
  exported(tx: Tx, rows: number, digest: string, format: string): void {
    const batch = tx.batch();
    tx.audit({ verb: 'export', noun: 'audit', nounId: format, version: null, rows, batch, digest });
  },
  verify,
});
