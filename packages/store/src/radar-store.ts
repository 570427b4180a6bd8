import { sql } from 'kysely';
import type { Day } from './database.ts';
import { foremost } from './foremost.ts';
import { known, knownAt, type Times, valid } from './times.ts';
import type { Tx } from './tx.ts';

/** An item under way with who holds its post and what was filed on it last. */
export interface WatchedItem {
  readonly item: string;
  readonly number: number;
  readonly title: string;
  readonly post: string;
  readonly postName: string;
  readonly body: string;
  readonly bodyName: string;
  readonly holders: readonly {
    readonly person: string;
    readonly name: string;
    /** Has signed in, acted, filed or approved, ever. */
    readonly seen: boolean;
  }[];
  /** Submitted or approved, newest first, at most two. */
  readonly updates: readonly { readonly period: string; readonly text: string }[];
}

/** Owners as they are, not as the list says. */
export const radar = Object.freeze({
  /** Every item that is led by a post and neither completed nor stopped. */
  async watch(
    tx: Tx,
    times: Times & { readonly on: Day },
    bodies?: readonly string[],
  ): Promise<WatchedItem[]> {
    const asOf = knownAt(tx, times);
    const until = (column: string) =>
      asOf === undefined ? sql`` : sql`and ${sql.raw(column)} <= ${asOf}::timestamptz`;
    const { rows } = await sql<WatchedItem>`
      with seen as materialized (
        select s.person from sign_in s join "session" o on o."userId" = s.user_id
        where s.jurisdiction = ${tx.jurisdiction} ${until('o."createdAt"')}
        union select e.actor from audit_event e where e.jurisdiction = ${tx.jurisdiction} ${until('e.at')}
        union select u.filed_by from ${known(tx, 'update', times)} u where u.jurisdiction = ${tx.jurisdiction}
        union select u.judged_by from ${known(tx, 'update', times)} u where u.jurisdiction = ${tx.jurisdiction}
      ),
      held as (
        select h.post, jsonb_agg(jsonb_build_object('person', h.person, 'name', n.name,
                 'seen', exists (select from seen where seen.person = h.person)) order by h.deputy, h.valid_from) as holders
        from ${known(tx, 'holding', times)} h
        join ${known(tx, 'person', times)} n on n.jurisdiction = h.jurisdiction and n.id = h.person
        where h.jurisdiction = ${tx.jurisdiction} and ${valid('h', times)}
        group by h.post
      )
      select i.id as item, i.number, i.title, p.id as post, p.name as post_name, b.id as body, b.name as body_name,
        coalesce(held.holders, '[]') as holders, coalesce(l.rows, '[]') as updates
      from ${known(tx, 'item', times)} i
      join ${known(tx, 'post', times)} p on p.jurisdiction = i.jurisdiction and p.id = i.lead_post
      join ${known(tx, 'body', times)} b on b.jurisdiction = p.jurisdiction and b.id = p.body
      left join held on held.post = p.id
      ${foremost(tx, times, {
        noun: 'update',
        as: 'l',
        shows: sql`jsonb_build_object('period', v.period, 'text', v.text)`,
        where: sql`v.state in ('submitted', 'approved')`,
        order: sql`v.period desc`,
        count: 2,
      })}
      where i.jurisdiction = ${tx.jurisdiction} and i.official not in ('completed', 'stopped')
        ${bodies ? sql`and b.id = any(${[...bodies]})` : sql``}
      order by i.number`.execute(tx.sql);
    return rows;
  },
});
