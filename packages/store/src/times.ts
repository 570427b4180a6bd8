import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant, Noun, Nouns } from './database.ts';
import { LATER } from './later.ts';
import { columns, snake } from './snake.ts';
import type { Tx } from './tx.ts';

/** The two times of a read: what was known then, and what is valid on that day. */
export interface Times {
  /** Default: that of the transaction, or what is known now. */
  readonly asOf?: Instant | undefined;
  /** Default: whatever the validity. */
  readonly on?: Day | undefined;
}

/** The instant at which what is read was known; undefined is now. */
export const knownAt = (tx: Tx, times: Times): Instant | undefined => times.asOf ?? tx.asOf;

/** The only rows asked for, where the query knows them: by id, or by the item they belong to. */
export type Near = { readonly id: readonly string[] } | { readonly item: readonly string[] };

/**
 * The rows of a noun as a source for a query: the table itself, or what was known of it at `asOf`. Both have the
 * same columns, so that a query is written once.
 * @param near Spares reading the past of everything else; a query states the same condition itself.
 * @example sql`select i.title from ${known(tx, 'item', times)} i where i.kind = 'project'`
 */
export function known<N extends Noun>(tx: Tx, noun: N, times: Times = {}, near?: Near): RawBuilder<Nouns[N]> {
  const table = sql.table(snake(noun));
  const asOf = knownAt(tx, times);
  if (asOf === undefined) return sql<Nouns[N]>`${table}`;
  const before = (also: RawBuilder<unknown>) => sql<Nouns[N]>`
    select r.* from (
      select distinct on (h.id) h.data, h.gone from history h
      where h.jurisdiction = ${tx.jurisdiction} and h.noun = ${noun} and h.known_from <= ${asOf}::timestamptz ${also}
      order by h.id, h.version desc
    ) h, lateral ${recalled(noun, sql`h.data`)} r
    where not h.gone`;
  if (near) return sql<Nouns[N]>`(${before(nearby(tx, noun, near))})`;
  // What was not touched since stands in the table; only the rest is told from what JSON keeps of it.
  const since = sql`n.jurisdiction = ${tx.jurisdiction} and n.noun = ${noun} and n.known_from > ${asOf}::timestamptz`;
  return sql<Nouns[N]>`(
    select t.* from ${table} t where t.jurisdiction = ${tx.jurisdiction}
      and not exists (select from history n where ${since} and n.id = t.id)
    union all ${before(sql`and h.id in (select n.id from history n where ${since})`)})`;
}

/** Whatever belonged to the items in any version; which of them still does, the query's own condition says. */
const nearby = (tx: Tx, noun: Noun, near: Near): RawBuilder<unknown> =>
  'id' in near
    ? sql`and h.id = any(${near.id})`
    : sql`and h.id in (select n.id from history n where n.jurisdiction = ${tx.jurisdiction} and n.noun = ${noun}
          and n.item = any(${near.item}))`;

/** A row as a version in the history holds it; columns that came later hold what the table's rows got then. */
export function recalled(noun: Noun, data: RawBuilder<unknown>): RawBuilder<unknown> {
  const table = sql.table(snake(noun));
  const later = LATER[noun];
  const whole = later ? sql`${JSON.stringify(columns(later))}::jsonb || ${data}` : data;
  return sql`jsonb_populate_record(null::${table}, ${whole})`;
}

/** The condition that a row of the alias is valid on the day; true when no day is asked for. */
export const valid = (alias: string, times: Times = {}): RawBuilder<boolean> =>
  times.on === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(coalesce(${sql.ref(`${alias}.valid_from`)} <= ${times.on}::date, true)
        and coalesce(${sql.ref(`${alias}.valid_to`)} > ${times.on}::date, true))`;
