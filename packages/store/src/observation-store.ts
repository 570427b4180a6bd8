import { type RawBuilder, sql } from 'kysely';
import type { Observation } from './database.ts';
import { knownAt, type Times } from './times.ts';
import type { Tx } from './tx.ts';

type Given = Omit<Observation, 'jurisdiction' | 'vintage'>;

/** Observations in vintages: a later value stands beside the earlier one, and nothing is overwritten. */
export const observations = Object.freeze({
  /** Records what is new; a value equal to the last known one makes no new vintage. */
  async record(
    tx: Tx,
    given: readonly Given[],
  ): Promise<{ readonly recorded: number; readonly unchanged: number }> {
    if (given.length === 0) return { recorded: 0, unchanged: 0 };
    const { rows } = await sql<{ rows: number; digest: string }>`
      with given as (
        select g.* from jsonb_populate_recordset(null::observation, ${JSON.stringify(given)}::jsonb) g
      ),
      fresh as (
        select distinct on (g.indicator, g.area, g.period) g.*, last.vintage as before
        from given g left join lateral (
          select o.value, o.missing, o.source, o.vintage from observation o
          where o.jurisdiction = ${tx.jurisdiction} and o.indicator = g.indicator and o.area = g.area and o.period = g.period
          order by o.vintage desc limit 1
        ) last on true
        where last.vintage is null or (last.value, last.missing) is distinct from (g.value, g.missing)
      ),
      put as (
        insert into observation (jurisdiction, indicator, area, period, vintage, value, missing, source)
        select ${tx.jurisdiction}, indicator, area, period,
               greatest(${tx.at}::timestamptz, before + interval '1 millisecond'), value, missing, source
        from fresh returning *
      )
      select count(*)::integer as rows,
             encode(sha256(convert_to(coalesce(string_agg(to_jsonb(put)::text, '' order by indicator, area, period), ''), 'UTF8')), 'hex') as digest
      from put`.execute(tx.sql);
    const { rows: recorded = 0, digest = '' } = rows[0] ?? {};
    if (recorded > 0) {
      const batch = tx.batch();
      tx.audit({
        verb: 'record',
        noun: 'observation',
        nounId: batch,
        version: null,
        rows: recorded,
        batch,
        digest,
      });
    }
    return { recorded, unchanged: given.length - recorded };
  },
  /** The newest vintage of each indicator, area and period, as known at `asOf`. */
  async list(
    tx: Tx,
    filter: {
      readonly indicators?: readonly string[];
      readonly areas?: readonly string[];
      readonly period?: string;
    } = {},
    times: Times = {},
  ): Promise<Observation[]> {
    const { rows } = await sql<Observation>`
      select distinct on (o.indicator, o.area, o.period) o.* from observation o
      where o.jurisdiction = ${tx.jurisdiction}
        ${filter.indicators ? sql`and o.indicator = any(${[...filter.indicators]})` : sql``}
        ${filter.areas ? sql`and o.area = any(${[...filter.areas]})` : sql``}
        ${filter.period ? sql`and o.period = ${filter.period}` : sql``}
        ${until(tx, times)}
      order by o.indicator, o.area, o.period, o.vintage desc`.execute(tx.sql);
    return rows;
  },
  /** The last period of each indicator in an area. */
  async latest(tx: Tx, area: string, times: Times = {}): Promise<Observation[]> {
    const { rows } = await sql<Observation>`
      select distinct on (o.indicator) o.* from observation o
      where o.jurisdiction = ${tx.jurisdiction} and o.area = ${area}
        ${until(tx, times)}
      order by o.indicator, o.period desc, o.vintage desc`.execute(tx.sql);
    return rows;
  },
  /** Every vintage of an indicator, oldest first. */
  async vintages(tx: Tx, indicator: string, times: Times = {}): Promise<Observation[]> {
    const { rows } = await sql<Observation>`select o.* from observation o
      where o.jurisdiction = ${tx.jurisdiction} and o.indicator = ${indicator} ${until(tx, times)}
      order by o.area, o.period, o.vintage`.execute(tx.sql);
    return rows;
  },
});

/** The condition that a vintage was known. */
function until(tx: Tx, times: Times): RawBuilder<unknown> {
  const asOf = knownAt(tx, times);
  return asOf === undefined ? sql`` : sql`and o.vintage <= ${asOf}::timestamptz`;
}
