import { type RawBuilder, sql } from 'kysely';
import type { Day, Item, Noun } from './database.ts';
import { known, knownAt, type Times } from './times.ts';
import type { Tx } from './tx.ts';

/** Nouns from which the standing of their item follows. */
export const STIRRING: ReadonlySet<Noun> = new Set<Noun>(['milestone', 'update']);

/** What a list asks of an item beside its row. */
export interface Standing {
  readonly item: string;
  /** On the day asked for; null when it has no milestone. */
  readonly schedule: Item['schedule'] | null;
  /** The first day due that is not reached. */
  readonly next: Day | null;
  /** When an update was filed last. */
  readonly filed: string | null;
}

/**
 * The standing of items on a day as a source for a query: what is kept, or what follows from milestones and
 * updates where it is asked for what was known earlier, or for what this transaction has written itself. A test holds the two and `schedule()` of the domain together. An item with neither milestone nor update has no row.
 */
export function standing(tx: Tx, today: Day, times: Times): RawBuilder<Standing> {
  if (knownAt(tx, times) === undefined && tx.stirred.size === 0)
    return sql<Standing>`(
      select s.item, s.next, s.filed, s.schedule[width_bucket(${today}::date, s.since)] as schedule
      from item_standing s where s.jurisdiction = ${tx.jurisdiction})`;
  const open = sql`(m.done_on is null or m.done_on > ${today}::date)`;
  return sql<Standing>`(
    select coalesce(m.item, u.item) as item, m.next, u.filed, m.schedule from (
      select m.item, min(m.due) filter (where m.done_on is null) as next, case
        when count(*) filter (where ${open}) = 0 then 'done'
        when count(*) filter (where ${open} and m.due < ${today}::date) > 0
          then case when max(m.due) < ${today}::date then 'overdue' else 'late' end
        when count(*) filter (where m.done_on <= ${today}::date and m.due > ${today}::date) > 0 then 'ahead'
        else 'on-time' end as schedule
      from ${known(tx, 'milestone', times)} m where m.jurisdiction = ${tx.jurisdiction} group by m.item
    ) m full join (
      select u.item, max(u.filed_at) as filed from ${known(tx, 'update', times)} u
      where u.jurisdiction = ${tx.jurisdiction} group by u.item
    ) u on u.item = m.item)`;
}

/**
 * Tells anew the standing of the items whose milestones or updates the transaction wrote. It runs while the head of
 * the audit chain is locked, so that of two who wrote on one item the second sees what the first did, and neither
 * waits for the other in a circle.
 */
export async function settle(tx: Tx): Promise<void> {
  if (tx.stirred.size === 0) return;
  const given = [...tx.stirred];
  await sql`delete from item_standing where jurisdiction = ${tx.jurisdiction} and item = any(${given})`.execute(
    tx.sql,
  );
  await sql`insert into item_standing (jurisdiction, item, next, filed, since, schedule)
    select ${tx.jurisdiction}, s.* from luodi_item_standing(${given}) s`.execute(tx.sql);
}
