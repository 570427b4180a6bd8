import { sql } from 'kysely';
import type { Instant } from './database.ts';
import { nounStore } from './noun.ts';
import type { Tx } from './tx.ts';

/** Something that changed on a followed item. */
export interface Followed {
  readonly item: string;
  readonly number: number;
  readonly title: string;
  readonly noun: 'item' | 'update' | 'milestone';
  readonly verb: string;
  readonly at: Instant;
  readonly actor: string;
  readonly actorName: string;
}

/** Which items a person follows. */
export const follows = Object.freeze({
  ...nounStore('follow'),
  /** What others changed on the items a person follows, newest first. */
  async news(tx: Tx, person: string, since: Instant, limit = 30): Promise<Followed[]> {
    const { rows } = await sql<Followed>`
      select i.id as item, i.number, i.title, h.noun, h.known_from as at, h.actor,
             coalesce(n.name, '') as actor_name, coalesce(e.verb, '') as verb
      from follow f
      join item i on i.jurisdiction = f.jurisdiction and i.id = f.item
      join history h on h.jurisdiction = f.jurisdiction and h.known_from > ${since}::timestamptz
       and ((h.noun = 'item' and h.id = f.item)
         or (h.noun in ('update', 'milestone') and h.item = f.item))
      left join lateral (select a.verb, a.seq from audit_event a
         where a.jurisdiction = h.jurisdiction and a.batch = h.batch limit 1) e on true
      left join person n on n.jurisdiction = h.jurisdiction and n.id = h.actor
      where f.jurisdiction = ${tx.jurisdiction} and f.person = ${person} and h.actor <> ${person}
      order by h.known_from desc, e.seq desc nulls last, i.number limit ${limit}`.execute(tx.sql);
    return rows;
  },
});
