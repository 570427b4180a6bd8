import { sql } from 'kysely';
import type { Day } from './database.ts';
import { nounStore } from './noun.ts';
import { known, type Times, valid } from './times.ts';
import type { Tx } from './tx.ts';

/** A post somebody holds, with its body. */
export interface HeldPost {
  readonly post: string;
  readonly postName: string;
  readonly body: string;
  readonly bodyName: string;
  readonly deputy: boolean;
  readonly since: Day;
}

/** Who holds which post from when to when. */
export const holdings = Object.freeze({
  ...nounStore('holding'),
  /** The posts a person holds on the day. */
  async of(tx: Tx, person: string, times: Times & { readonly on: Day }): Promise<HeldPost[]> {
    const { rows } = await sql<HeldPost>`
      select h.post, p.name as post_name, p.body, b.name as body_name, h.deputy, h.valid_from as since
      from ${known(tx, 'holding', times)} h
      join ${known(tx, 'post', times)} p on p.jurisdiction = h.jurisdiction and p.id = h.post
      join ${known(tx, 'body', times)} b on b.jurisdiction = p.jurisdiction and b.id = p.body
      where h.jurisdiction = ${tx.jurisdiction} and h.person = ${person} and ${valid('h', times)}
      order by h.deputy, h.valid_from, h.id`.execute(tx.sql);
    return rows;
  },
});
