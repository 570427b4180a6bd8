import { sql } from 'kysely';
import type { Day, Post } from './database.ts';
import { nounStore } from './noun.ts';
import { known, type Times, valid } from './times.ts';
import type { Tx } from './tx.ts';

/** A post with its body and who holds it. */
export interface PostWithHolder extends Post {
  readonly bodyName: string;
  readonly bodyNameEn: string;
  readonly holder: {
    readonly person: string;
    readonly name: string;
    readonly since: Day;
    readonly deputy: boolean;
  } | null;
}

/** Posts; what is owned is owned by a post, not by a person. */
export const posts = Object.freeze({
  ...nounStore('post'),
  /** All posts, each with the one who holds it on the day (a deputy only where nobody else does). */
  async withHolders(tx: Tx, times: Times & { readonly on: Day }): Promise<PostWithHolder[]> {
    const { rows } = await sql<PostWithHolder>`
      select p.*, b.name as body_name, b.name_en as body_name_en, h.holder
      from ${known(tx, 'post', times)} p
      join ${known(tx, 'body', times)} b on b.jurisdiction = p.jurisdiction and b.id = p.body
      left join (
        select distinct on (h.post) h.post,
               jsonb_build_object('person', h.person, 'name', n.name, 'since', h.valid_from, 'deputy', h.deputy) as holder
        from ${known(tx, 'holding', times)} h
        join ${known(tx, 'person', times)} n on n.jurisdiction = h.jurisdiction and n.id = h.person
        where h.jurisdiction = ${tx.jurisdiction} and ${valid('h', times)}
        order by h.post, h.deputy, h.valid_from
      ) h on h.post = p.id
      where p.jurisdiction = ${tx.jurisdiction} and ${valid('p', times)}
      order by b.name, p.name, p.id`.execute(tx.sql);
    return rows;
  },
});
