import { sql } from 'kysely';
import { areas } from './area-store.ts';
import { bodies } from './body-store.ts';
import type { Area, Body, Holding, Person, Post, Reorganisation } from './database.ts';
import { holdings } from './holding-store.ts';
import { persons } from './person-store.ts';
import { posts } from './post-store.ts';
import { reorganisations } from './reorganisation-store.ts';
import { known, knownAt, type Times } from './times.ts';
import type { Tx } from './tx.ts';

/** Everything that says who answers for what, ended or not. */
export interface RegisterRows {
  readonly area: readonly Area[];
  readonly body: readonly Body[];
  readonly post: readonly Post[];
  readonly person: readonly Person[];
  readonly holding: readonly Holding[];
  readonly reorganisation: readonly Reorganisation[];
}

/** An item that one of some posts leads or led. */
export interface LedItem {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly official: string;
  /** The post that led it last among those asked for. */
  readonly post: string;
  /** True when it still leads it. */
  readonly still: boolean;
}

/** How much lies in an area. */
export interface Placed {
  readonly items: number;
  readonly observations: number;
}

/** The organisation as a whole. */
export const registers = Object.freeze({
  /** Whoever changes it waits for whoever is changing it: its rules are about all rows together. */
  async lock(tx: Tx): Promise<void> {
    await sql`select pg_advisory_xact_lock(7311, hashtext(${tx.jurisdiction}))`.execute(tx.sql);
  },
  async read(tx: Tx, times: Times = {}): Promise<RegisterRows> {
    return {
      area: await areas.list(tx, {}, times, 'code'),
      body: await bodies.list(tx, {}, times, 'name'),
      post: await posts.list(tx, {}, times, 'name'),
      person: await persons.list(tx, {}, times, 'name'),
      holding: await holdings.list(tx, {}, times, 'validFrom'),
      reorganisation: await reorganisations.list(tx, {}, times, 'on'),
    };
  },
  /** Every item that one of the posts leads, or led at some time, as it is known. */
  async led(tx: Tx, by: readonly string[], times: Times = {}): Promise<LedItem[]> {
    const asOf = knownAt(tx, times);
    const { rows } = await sql<LedItem>`
      select i.id, i.number, i.title, i.official, h.post, i.lead_post is not distinct from h.post as still
      from ${known(tx, 'item', times)} i
      join (
        select distinct on (h.id) h.id, h.data->>'lead_post' as post from history h
        where h.jurisdiction = ${tx.jurisdiction} and h.noun = 'item' and h.data->>'lead_post' = any(${[...by]})
          ${asOf ? sql`and h.known_from <= ${asOf}::timestamptz` : sql``}
        order by h.id, h.version desc
      ) h on h.id = i.id
      where i.jurisdiction = ${tx.jurisdiction}
      order by i.number`.execute(tx.sql);
    return rows;
  },
  /** What lies in each area as it is known: items, and observations counted under its name. */
  async placed(tx: Tx, times: Times = {}): Promise<ReadonlyMap<string, Placed>> {
    const asOf = knownAt(tx, times);
    const { rows } = await sql<Placed & { area: string }>`
      select area, sum(items)::integer as items, sum(observations)::integer as observations from (
        select p.area, 1 as items, 0 as observations from ${known(tx, 'itemArea', times)} p
        where p.jurisdiction = ${tx.jurisdiction}
        union all
        (select distinct on (o.indicator, o.area, o.period) o.area, 0, 1 from observation o
        where o.jurisdiction = ${tx.jurisdiction}
          ${asOf ? sql`and o.vintage <= ${asOf}::timestamptz` : sql``})
      ) placed group by area`.execute(tx.sql);
    return new Map(rows.map(({ area, items, observations }) => [area, { items, observations }]));
  },
  /** How many updates each post has filed, as it is known. */
  async filed(tx: Tx, times: Times = {}): Promise<ReadonlyMap<string, number>> {
    const { rows } = await sql<{ post: string; count: number }>`
      select u.post, count(*)::integer as count from ${known(tx, 'update', times)} u
      where u.jurisdiction = ${tx.jurisdiction} and u.state in ('submitted', 'approved')
      group by u.post`.execute(tx.sql);
    return new Map(rows.map(({ post, count }) => [post, count]));
  },
});
