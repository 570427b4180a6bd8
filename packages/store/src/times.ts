import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant, Noun, Nouns } from './database.ts';
import { snake } from './snake.ts';
import type { Tx } from './tx.ts';

/** The two times of a read: what was known then, and what is valid on that day. */
export interface Times {
  /** Default: what is known now. */
  readonly asOf?: Instant | undefined;
  /** Default: whatever the validity. */
  readonly on?: Day | undefined;
}

/**
 * The rows of a noun as a source for a query: the table itself, or what was known of it at `asOf`. Both have the
 * same columns, so that a query is written once.
 * @example sql`select i.title from ${known(tx, 'item', times)} i where i.kind = 'project'`
 */
export function known<N extends Noun>(tx: Tx, noun: N, times: Times = {}): RawBuilder<Nouns[N]> {
  const table = sql.table(snake(noun));
  if (times.asOf === undefined) return sql<Nouns[N]>`${table}`;
  return sql<Nouns[N]>`(
    select r.* from (
      select distinct on (h.id) h.data, h.gone from history h
      where h.jurisdiction = ${tx.jurisdiction} and h.noun = ${noun} and h.known_from <= ${times.asOf}::timestamptz
      order by h.id, h.version desc
    ) h, lateral jsonb_populate_record(null::${table}, h.data) r
    where not h.gone)`;
}

/** The condition that a row of the alias is valid on the day; true when no day is asked for. */
export const valid = (alias: string, times: Times = {}): RawBuilder<boolean> =>
  times.on === undefined
    ? sql<boolean>`true`
    : sql<boolean>`(coalesce(${sql.ref(`${alias}.valid_from`)} <= ${times.on}::date, true)
        and coalesce(${sql.ref(`${alias}.valid_to`)} > ${times.on}::date, true))`;
