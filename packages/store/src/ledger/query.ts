import { type RawBuilder, sql } from 'kysely';
import { holds } from '../clause-store.ts';
import type { Day, Item } from '../database.ts';
import { standing } from '../standing.ts';
import { known, knownAt, type Times } from '../times.ts';
import type { Tx } from '../tx.ts';

/** Which items, in which order, which stretch of them. */
export interface LedgerQuery {
  readonly ids?: readonly string[] | undefined;
  readonly kind?: Item['kind'] | undefined;
  readonly grade?: Item['grade'] | undefined;
  /** Leads or supports. */
  readonly body?: string | undefined;
  readonly document?: string | undefined;
  /** eId of a clause, with or without `document`. */
  readonly clause?: string | undefined;
  /** Whether a clause is linked. */
  readonly linked?: 'with' | 'without' | undefined;
  readonly owner?: 'with' | 'without' | undefined;
  /** Post of the leader in charge. */
  readonly leader?: string | undefined;
  readonly area?: string | undefined;
  readonly official?: Item['official'] | undefined;
  readonly evidence?: Item['evidence'] | undefined;
  /** As computed on `today`. */
  readonly schedule?: Item['schedule'] | undefined;
  readonly stage?: Item['stage'] | undefined;
  readonly tag?: string | undefined;
  /** Default: what is live. */
  readonly state?: Item['state'] | undefined;
  /** The day for the schedule status. */
  readonly today?: Day | undefined;
  /** White space parts them; the title holds every one. */
  readonly words?: string | undefined;
  readonly order?: keyof typeof ORDERS | undefined;
  readonly offset?: number | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
}

/** The ids of a stretch of what passes, in order, and how many pass in all. */
export async function chosen(
  tx: Tx,
  query: LedgerQuery,
  times: Times,
): Promise<{ readonly total: number; readonly ids: string[] }> {
  const { order = 'number', offset = 0, limit = 50 } = query;
  const direction = FALLING.has(order) ? sql`desc nulls last` : sql`nulls last`;
  const asks = order === 'next' || order === 'updated' || query.schedule !== undefined;
  const { rows } = await joined(
    tx,
    whole(tx, query, times, asks),
    sql<{ id: string; total: number }>`
    select i.id, ${ORDERS[order]} as key, (count(*) over ())::integer as total
    from ${known(tx, 'item', times)} i ${asks ? beside(tx, query, times) : sql``}
    where ${conditions(tx, query, times)}
    order by key ${direction}, i.number limit ${limit} offset ${offset}`,
  );
  const [first] = rows;
  if (!first && offset > 0)
    return { total: (await chosen(tx, { ...query, offset: 0, limit: 1 }, times)).total, ids: [] };
  return { total: first?.total ?? 0, ids: rows.map(({ id }) => id) };
}

/** How many pass for each value of a column; `today` for the schedule status. */
export type Group =
  | 'kind'
  | 'grade'
  | 'official'
  | 'evidence'
  | 'schedule'
  | 'stage'
  | 'body'
  | 'leader'
  | 'area'
  | 'tag';

/** Counts what passes by the values of a column, most first. */
export async function groups(
  tx: Tx,
  by: Group,
  query: LedgerQuery,
  times: Times = {},
): Promise<{ key: string | null; name: string; count: number }[]> {
  const of = (noun: 'post' | 'area' | 'body') => known(tx, noun, times);
  const [key, name, joins] = {
    body: [
      sql`b.id`,
      sql`b.name`,
      sql`left join ${of('post')} p on p.jurisdiction = i.jurisdiction and p.id = i.lead_post
          left join ${of('body')} b on b.jurisdiction = p.jurisdiction and b.id = p.body`,
    ],
    leader: [
      sql`p.id`,
      sql`p.name`,
      sql`left join ${of('post')} p on p.jurisdiction = i.jurisdiction and p.id = i.leader_post`,
    ],
    area: [
      sql`r.id`,
      sql`r.name`,
      sql`left join ${known(tx, 'itemArea', times)} a on a.jurisdiction = i.jurisdiction and a.item = i.id
          left join ${of('area')} r on r.jurisdiction = a.jurisdiction and r.id = a.area`,
    ],
    tag: [sql`g.tag`, sql`g.tag`, sql`left join lateral jsonb_array_elements_text(i.tags) g(tag) on true`],
    schedule: [SCHEDULE, SCHEDULE, sql``],
    kind: [sql`i.kind`, sql`i.kind`, sql``],
    grade: [sql`i.grade`, sql`i.grade`, sql``],
    official: [sql`i.official`, sql`i.official`, sql``],
    evidence: [sql`i.evidence`, sql`i.evidence`, sql``],
    stage: [sql`i.stage`, sql`i.stage`, sql``],
  }[by];
  const asks = by === 'schedule' || query.schedule !== undefined;
  const { rows } = await joined(
    tx,
    whole(tx, query, times, asks),
    sql<{ key: string | null; name: string; count: number }>`
    select ${key!} as key, coalesce(${name!}, '') as name, count(*)::integer as count
    from ${known(tx, 'item', times)} i ${asks ? beside(tx, query, times) : sql``} ${joins!}
    where ${conditions(tx, query, times)}
    group by 1, 2 order by 3 desc, 2`,
  );
  return rows;
}

/** What each order goes by, before the number. */
const ORDERS = {
  number: sql`i.number`,
  title: sql`i.title`,
  next: sql`t.next`,
  updated: sql`t.filed`,
  budget: sql`i.budget`,
  physical: sql`i.physical`,
} as const;
/** Those that show the greatest first. */
const FALLING: ReadonlySet<string> = new Set(['updated', 'budget', 'physical']);

/** The standing beside the item. */
const beside = (tx: Tx, query: LedgerQuery, times: Times): RawBuilder<unknown> =>
  sql`left join ${standing(tx, query.today ?? tx.at.slice(0, 10), times)} t on t.item = i.id`;

/** Whether a question goes through everything: what stands beside the items, or what is told from the past. */
const whole = (tx: Tx, query: LedgerQuery, times: Times, asks: boolean): boolean =>
  knownAt(tx, times) !== undefined || (asks && query.ids === undefined);

/**
 * Runs a query. Of what is told from the past, and of tables just filled, the planner takes for one row what are tens
 * of thousands, and would look up each by itself: a question that goes through everything is to be joined otherwise.
 */
async function joined<R>(tx: Tx, everything: boolean, query: RawBuilder<R>) {
  if (!everything) return query.execute(tx.sql);
  await sql`set local enable_nestloop = off`.execute(tx.sql);
  const result = await query.execute(tx.sql);
  await sql`set local enable_nestloop = on`.execute(tx.sql);
  return result;
}

/** An item without a milestone is unplanned. */
const SCHEDULE = sql<string>`coalesce(t.schedule, 'unplanned')`;

function conditions(tx: Tx, query: LedgerQuery, times: Times): RawBuilder<boolean> {
  const all: RawBuilder<unknown>[] = [sql`i.jurisdiction = ${tx.jurisdiction}`];
  const { ids, kind, grade, body, document, clause, linked, owner, official, words } = query;
  const { leader, area, evidence, stage, tag, state = 'live' } = query;
  if (ids) all.push(sql`i.id = any(${[...ids]})`);
  if (kind) all.push(sql`i.kind = ${kind}`);
  if (grade) all.push(sql`i.grade = ${grade}`);
  if (official) all.push(sql`i.official = ${official}`);
  all.push(sql`i.state = ${state}`);
  if (leader) all.push(sql`i.leader_post = ${leader}`);
  if (evidence) all.push(sql`i.evidence = ${evidence}`);
  if (stage) all.push(sql`i.stage = ${stage}`);
  if (tag) all.push(sql`i.tags @> ${JSON.stringify([tag])}::jsonb`);
  if (area)
    all.push(sql`i.id in (select a.item from ${known(tx, 'itemArea', times)} a
      where a.jurisdiction = ${tx.jurisdiction} and a.area = ${area})`);
  if (query.schedule) all.push(sql`${SCHEDULE} = ${query.schedule}`);
  if (linked)
    all.push(sql`${linked === 'with' ? sql`` : sql`not`} exists (select from ${known(tx, 'itemClause', times)} k
      where k.jurisdiction = i.jurisdiction and k.item = i.id)`);
  if (owner) all.push(owner === 'with' ? sql`i.lead_post is not null` : sql`i.lead_post is null`);
  if (body)
    all.push(sql`(i.lead_post in (select p.id from ${known(tx, 'post', times)} p
        where p.jurisdiction = ${tx.jurisdiction} and p.body = ${body})
      or i.id in (select s.item from ${known(tx, 'itemBody', times)} s
        where s.jurisdiction = ${tx.jurisdiction} and s.body = ${body}))`);
  if (clause)
    all.push(sql`i.id in (select k.item from ${known(tx, 'itemClause', times)} k
      where k.jurisdiction = ${tx.jurisdiction} and k.e_id = ${clause}${document ? sql` and k.document = ${document}` : sql``})`);
  else if (document)
    all.push(sql`(i.document = ${document} or i.id in (select k.item from ${known(tx, 'itemClause', times)} k
      where k.jurisdiction = ${tx.jurisdiction} and k.document = ${document}))`);
  for (const word of words?.trim().split(/\s+/).filter(Boolean) ?? [])
    all.push(sql`i.title ilike ${holds(word)}`);
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}
