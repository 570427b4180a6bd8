import { type RawBuilder, sql } from 'kysely';
import { known, knownAt, type Times } from './times.ts';
import type { Tx } from './tx.ts';

/**
 * Joins to the items `i` of a query the first few rows of a noun that each has, as an array `rows`. Of what stands now
 * each item's are found by index; of what was known earlier all are gathered once.
 * @param ask.shows what the array holds of a row `v`
 */
export function foremost(
  tx: Tx,
  times: Times,
  ask: {
    readonly noun: 'update' | 'milestone';
    readonly as: string;
    readonly shows: RawBuilder<unknown>;
    readonly where: RawBuilder<unknown>;
    readonly order: RawBuilder<unknown>;
    readonly count: number;
  },
): RawBuilder<unknown> {
  const past = knownAt(tx, times) !== undefined;
  const as = sql.ref(ask.as);
  return sql`left join ${past ? sql`` : sql`lateral`} (
    select v.item, jsonb_agg(${ask.shows} order by v.place) as rows from (
      select v.*, row_number() over (partition by v.item order by ${ask.order}) as place
      from ${known(tx, ask.noun, times)} v
      where v.jurisdiction = ${tx.jurisdiction} ${past ? sql`` : sql`and v.item = i.id`} and ${ask.where}
    ) v where v.place <= ${ask.count} group by v.item
  ) ${as} on ${past ? sql`${as}.item = i.id` : sql`true`}`;
}
