import { sql } from 'kysely';
import type { Day } from './database.ts';
import { nounStore } from './noun.ts';
import type { Tx } from './tx.ts';

/** A milestone that is not reached, with its item. */
export interface DueMilestone {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly due: Day;
  readonly item: string;
  readonly number: number;
  readonly itemTitle: string;
  readonly bodyName: string;
}

/** Calendar feeds: whose, and how often the secret address was renewed. */
export const calendarFeeds = Object.freeze({
  ...nounStore('calendarFeed'),
  /** Milestones of live items that are led by one of the bodies or followed by the person, in the order of their days. */
  async due(
    tx: Tx,
    query: {
      readonly bodies: readonly string[];
      readonly person: string | null;
      readonly from: Day;
      readonly to: Day;
      readonly limit: number;
    },
  ): Promise<DueMilestone[]> {
    const { bodies, person, from, to, limit } = query;
    const { rows } = await sql<DueMilestone>`
      select m.id, m.version, m.title, m.due, i.id as item, i.number, i.title as item_title,
             coalesce(b.name, '') as body_name
      from milestone m
      join item i on i.jurisdiction = m.jurisdiction and i.id = m.item
      left join post p on p.jurisdiction = i.jurisdiction and p.id = i.lead_post
      left join body b on b.jurisdiction = p.jurisdiction and b.id = p.body
      where m.jurisdiction = ${tx.jurisdiction} and m.done_on is null
        and i.state = 'live' and i.official not in ('completed', 'stopped')
        and m.due between ${from}::date and ${to}::date
        and (p.body = any(${[...bodies]}) or exists (
          select from follow f where f.jurisdiction = m.jurisdiction and f.item = i.id and f.person = ${person}))
      order by m.due, i.number, m.id limit ${limit}`.execute(tx.sql);
    return rows;
  },
});
