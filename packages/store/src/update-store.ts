import { sql } from 'kysely';
import type { Instant, Update } from './database.ts';
import { nounStore } from './noun.ts';
import { known, type Times } from './times.ts';
import type { Tx } from './tx.ts';

/** An update with the names a page shows. */
export interface NamedUpdate extends Update {
  readonly postName: string;
  readonly filedByName: string;
}

/** What posts filed on items, one for each period. */
export const updates = Object.freeze({
  ...nounStore('update'),
  /** Submitted and not yet judged, by period; `bodies` counts what posts of theirs filed. */
  async waiting(
    tx: Tx,
    bodies?: readonly string[],
  ): Promise<{ readonly period: string; readonly count: number; readonly oldest: Instant }[]> {
    const { rows } = await sql<{ period: string; count: number; oldest: Instant }>`
      select u.period, count(*)::integer as count, min(u.filed_at) as oldest
      from ${known(tx, 'update')} u join ${known(tx, 'post')} p on p.jurisdiction = u.jurisdiction and p.id = u.post
      where u.jurisdiction = ${tx.jurisdiction} and u.state = 'submitted'
        ${bodies ? sql`and p.body = any(${[...bodies]})` : sql``}
      group by u.period order by u.period`.execute(tx.sql);
    return rows;
  },
  /** Newest period first; of an item, or of everything in a state. */
  async named(
    tx: Tx,
    filter: {
      readonly item?: string;
      readonly id?: string;
      readonly period?: string;
      readonly state?: Update['state'];
    },
    times: Times = {},
  ): Promise<NamedUpdate[]> {
    const { rows } = await sql<NamedUpdate>`
      select u.*, p.name as post_name, coalesce(n.name, '') as filed_by_name
      from ${known(tx, 'update', times)} u
      join ${known(tx, 'post', times)} p on p.jurisdiction = u.jurisdiction and p.id = u.post
      left join ${known(tx, 'person', times)} n on n.jurisdiction = u.jurisdiction and n.id = u.filed_by
      where u.jurisdiction = ${tx.jurisdiction}
        ${filter.item ? sql`and u.item = ${filter.item}` : sql``}
        ${filter.id ? sql`and u.id = ${filter.id}` : sql``}
        ${filter.period ? sql`and u.period = ${filter.period}` : sql``}
        ${filter.state ? sql`and u.state = ${filter.state}` : sql``}
      order by u.period desc, u.filed_at desc, u.id`.execute(tx.sql);
    return rows;
  },
});
