import { sql } from 'kysely';
import type { Day, Instant, Item, Round, Update } from './database.ts';
import { foremost } from './foremost.ts';
import { nounStore } from './noun.ts';
import { known, type Times } from './times.ts';
import type { Tx } from './tx.ts';

/** What is asked on one item for a period, with what was said last and what is said now. */
export interface Owed {
  readonly item: string;
  readonly itemVersion: number;
  readonly number: number;
  readonly title: string;
  readonly kind: Item['kind'];
  readonly grade: Item['grade'];
  readonly official: Item['official'];
  readonly evidence: Item['evidence'];
  readonly post: string;
  readonly postName: string;
  readonly body: string;
  readonly bodyName: string;
  /** The next milestone that is not reached. */
  readonly next: { readonly title: string; readonly due: Day } | null;
  readonly last: {
    readonly period: string;
    readonly progress: number | null;
    readonly text: string;
  } | null;
  readonly now: {
    readonly id: string;
    readonly version: number;
    readonly state: Update['state'];
    readonly progress: number | null;
    readonly text: string;
    readonly official: Item['official'] | null;
    readonly returnReason: string | null;
    readonly filedByName: string;
    readonly filedAt: Instant;
  } | null;
}

/** How far a round is. */
export interface RoundTally extends Round {
  readonly asked: number;
  readonly draft: number;
  readonly submitted: number;
  readonly approved: number;
  readonly returned: number;
  /** Filed after the day it was due. */
  readonly late: number;
}

/** Reporting rounds and what each asks. */
export const rounds = Object.freeze({
  ...nounStore('round'),
  /** Holds a period against other writers of it until the transaction ends. */
  async hold(tx: Tx, period: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(7312, hashtext(${`${tx.jurisdiction} ${period}`}))`.execute(
      tx.sql,
    );
  },
  /**
   * What a period asks, of some bodies or of all: every item that a post leads and that is neither completed nor
   * stopped, and those on which something was filed for it already. In the order of the ledger.
   */
  async owed(
    tx: Tx,
    query: {
      readonly period: string;
      readonly bodies?: readonly string[];
      readonly items?: readonly string[];
    },
    times: Times = {},
  ): Promise<Owed[]> {
    const { period, bodies, items } = query;
    const { rows } = await sql<Owed>`
      select i.id as item, i.version as item_version, i.number, i.title, i.kind, i.grade, i.official, i.evidence,
        p.id as post, p.name as post_name, b.id as body, b.name as body_name, m.rows->0 as next, l.rows->0 as last,
        case when u.id is null then null else jsonb_build_object('id', u.id, 'version', u.version, 'state', u.state,
          'progress', u.progress, 'text', u.text, 'official', u.official, 'returnReason', u.return_reason,
          'filedByName', coalesce(n.name, ''),
          'filedAt', to_char(u.filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as now
      from ${known(tx, 'item', times)} i
      join ${known(tx, 'post', times)} p on p.jurisdiction = i.jurisdiction and p.id = i.lead_post
      join ${known(tx, 'body', times)} b on b.jurisdiction = p.jurisdiction and b.id = p.body
      left join ${known(tx, 'update', times)} u
        on u.jurisdiction = i.jurisdiction and u.item = i.id and u.period = ${period}
      left join ${known(tx, 'person', times)} n on n.jurisdiction = u.jurisdiction and n.id = u.filed_by
      ${foremost(tx, times, {
        noun: 'update',
        as: 'l',
        shows: sql`jsonb_build_object('period', v.period, 'progress', v.progress, 'text', v.text)`,
        where: sql`v.period < ${period} and v.state in ('submitted', 'approved')`,
        order: sql`v.period desc`,
        count: 1,
      })}
      ${foremost(tx, times, {
        noun: 'milestone',
        as: 'm',
        shows: sql`jsonb_build_object('title', v.title, 'due', v.due)`,
        where: sql`v.done_on is null`,
        order: sql`v.due, v.id`,
        count: 1,
      })}
      where i.jurisdiction = ${tx.jurisdiction}
        and (i.official not in ('completed', 'stopped') or u.id is not null)
        ${bodies ? sql`and b.id = any(${[...bodies]})` : sql``}
        ${items ? sql`and i.id = any(${[...items]})` : sql``}
      order by b.name, b.id, i.number`.execute(tx.sql);
    return rows;
  },
  /** Every round with how far it is, newest first; `bodies` counts theirs alone. */
  async tallies(tx: Tx, bodies?: readonly string[], times: Times = {}): Promise<RoundTally[]> {
    const own = bodies
      ? sql`and i.lead_post in (select p.id from ${known(tx, 'post', times)} p where p.jurisdiction = ${tx.jurisdiction} and p.body = any(${[...bodies]}))`
      : sql``;
    const { rows } = await sql<RoundTally>`
      select r.*, coalesce(t.draft, 0) as draft, coalesce(t.submitted, 0) as submitted,
        coalesce(t.approved, 0) as approved, coalesce(t.returned, 0) as returned, coalesce(t.late, 0) as late,
        a.live + coalesce(t.ended, 0) as asked
      from ${known(tx, 'round', times)} r
      cross join (
        select count(*)::integer as live from ${known(tx, 'item', times)} i
        where i.jurisdiction = ${tx.jurisdiction} and i.lead_post is not null
          and i.official not in ('completed', 'stopped') ${own}
      ) a
      left join (
        select u.period,
          count(*) filter (where u.state = 'draft')::integer as draft,
          count(*) filter (where u.state = 'submitted')::integer as submitted,
          count(*) filter (where u.state = 'approved')::integer as approved,
          count(*) filter (where u.state = 'returned')::integer as returned,
          count(*) filter (where i.official in ('completed', 'stopped'))::integer as ended,
          count(*) filter (where (u.filed_at at time zone 'UTC')::date > q.due)::integer as late
        from ${known(tx, 'update', times)} u
        join ${known(tx, 'item', times)} i on i.jurisdiction = u.jurisdiction and i.id = u.item and i.lead_post is not null
        join ${known(tx, 'round', times)} q on q.jurisdiction = u.jurisdiction and q.period = u.period
        where u.jurisdiction = ${tx.jurisdiction} ${own}
        group by u.period
      ) t on t.period = r.period
      where r.jurisdiction = ${tx.jurisdiction}
      order by r.period desc`.execute(tx.sql);
    return rows;
  },
});
