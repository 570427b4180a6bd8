import { sql } from 'kysely';
import type { Update } from './database.ts';
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
