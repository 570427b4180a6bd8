import { type RawBuilder, sql } from 'kysely';
import { holds } from './clause-store.ts';
import type { Day, Given, Instant, Item } from './database.ts';
import { nounStore } from './noun.ts';
import { known, type Times } from './times.ts';
import type { Tx } from './tx.ts';

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

/** An item with what a list shows of it. */
export interface LedgerRow extends Item {
  readonly lead: {
    readonly post: string;
    readonly postName: string;
    readonly body: string;
    readonly bodyName: string;
  } | null;
  readonly supporting: readonly {
    readonly body: string;
    readonly bodyName: string;
    readonly post: string | null;
  }[];
  readonly leader: { readonly post: string; readonly postName: string } | null;
  readonly areas: readonly { readonly area: string; readonly areaName: string }[];
  readonly invested: { readonly planned: number | null; readonly completed: number | null };
  readonly milestones: { readonly done: number; readonly all: number; readonly next: Day | null };
  readonly lastUpdate: {
    readonly period: string;
    readonly progress: number | null;
    readonly state: string;
    readonly at: Instant;
  } | null;
  readonly clauses: readonly {
    readonly document: string;
    readonly eId: string;
    readonly number: number | null;
  }[];
}

/** What an item is while nobody has said more; for those who make one. */
export const NEW_ITEM = {
  list: null,
  criteria: [],
  leadPost: null,
  official: 'not-started',
  evidence: 'none',
  schedule: 'unplanned',
  openness: 'open',
  document: null,
  proposal: null,
  periodStart: null,
  periodEnd: null,
  note: '',
  state: 'live',
  goal: '',
  originalGoal: '',
  leaderPost: null,
  stage: null,
  stageReason: '',
  template: null,
  budget: null,
  physical: null,
  tags: [],
  attached: [],
} as const satisfies Omit<Given<Item>, 'id' | 'number' | 'title' | 'kind' | 'grade'>;

/** The items of the lists. */
export const items = Object.freeze({
  ...nounStore('item'),
  /** The next free number, reserved until the transaction ends. */
  async nextNumber(tx: Tx): Promise<number> {
    await sql`select pg_advisory_xact_lock(7311, hashtext(${tx.jurisdiction}))`.execute(tx.sql);
    const { rows } = await sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from item
      where jurisdiction = ${tx.jurisdiction}`.execute(tx.sql);
    return rows[0]?.next ?? 1;
  },
  /** A stretch of the ledger with its total: chosen, ordered and cut first, then completed in the same query. */
  async ledger(
    tx: Tx,
    query: LedgerQuery = {},
    times: Times = {},
  ): Promise<{ readonly total: number; readonly rows: LedgerRow[] }> {
    const { order = 'number', offset = 0, limit = 50 } = query;
    const { rows } = await sql<LedgerRow & { total: number }>`
      with chosen as (
        select i.*, (count(*) over ())::integer as total, row_number() over (order by ${ORDERS[order]}) as place
        from ${known(tx, 'item', times)} i
        ${order === 'next' || order === 'updated' ? basis(tx, order, times) : sql``}
        where ${conditions(tx, query, times)}
        order by ${ORDERS[order]} limit ${limit} offset ${offset}
      )
      select c.*,
        (select jsonb_build_object('post', p.id, 'postName', p.name, 'body', b.id, 'bodyName', b.name)
           from ${known(tx, 'post', times)} p
           join ${known(tx, 'body', times)} b on b.jurisdiction = p.jurisdiction and b.id = p.body
          where p.jurisdiction = c.jurisdiction and p.id = c.lead_post) as lead,
        (select jsonb_build_object('post', p.id, 'postName', p.name) from ${known(tx, 'post', times)} p
          where p.jurisdiction = c.jurisdiction and p.id = c.leader_post) as leader,
        coalesce(s.supporting, '[]') as supporting,
        coalesce(a.areas, '[]') as areas,
        jsonb_build_object('planned', v.planned, 'completed', v.completed) as invested,
        jsonb_build_object('done', coalesce(m.done, 0), 'all', coalesce(m.everything, 0), 'next', m.next) as milestones,
        u.last_update,
        coalesce(k.clauses, '[]') as clauses
      from chosen c
      left join (
        select s.item, jsonb_agg(jsonb_build_object('body', b.id, 'bodyName', b.name, 'post', s.post) order by b.name, b.id) as supporting
        from ${known(tx, 'itemBody', times)} s
        join ${known(tx, 'body', times)} b on b.jurisdiction = s.jurisdiction and b.id = s.body
        where s.jurisdiction = ${tx.jurisdiction} and s.role = 'support' and s.item in (select id from chosen)
        group by s.item
      ) s on s.item = c.id
      left join (
        select a.item, jsonb_agg(jsonb_build_object('area', r.id, 'areaName', r.name) order by r.code) as areas
        from ${known(tx, 'itemArea', times)} a
        join ${known(tx, 'area', times)} r on r.jurisdiction = a.jurisdiction and r.id = a.area
        where a.jurisdiction = ${tx.jurisdiction} and a.item in (select id from chosen)
        group by a.item
      ) a on a.item = c.id
      left join (
        select v.item, sum(v.planned) as planned, sum(v.completed) as completed
        from ${known(tx, 'investment', times)} v
        where v.jurisdiction = ${tx.jurisdiction} and v.item in (select id from chosen)
        group by v.item
      ) v on v.item = c.id
      left join (
        select m.item, count(*) filter (where m.done_on is not null) as done, count(*) as everything,
               min(m.due) filter (where m.done_on is null) as next
        from ${known(tx, 'milestone', times)} m
        where m.jurisdiction = ${tx.jurisdiction} and m.item in (select id from chosen)
        group by m.item
      ) m on m.item = c.id
      left join (
        select distinct on (u.item) u.item,
          jsonb_build_object('period', u.period, 'progress', u.progress, 'state', u.state, 'at',
            to_char(u.filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as last_update
        from ${known(tx, 'update', times)} u
        where u.jurisdiction = ${tx.jurisdiction} and u.item in (select id from chosen)
        order by u.item, u.period desc
      ) u on u.item = c.id
      left join (
        select k.item, jsonb_agg(jsonb_build_object('document', k.document, 'eId', k.e_id, 'number', l.number)
                 order by k.document, k.start) as clauses
        from ${known(tx, 'itemClause', times)} k
        join clause l on l.jurisdiction = k.jurisdiction and l.document = k.document and l.e_id = k.e_id
        where k.jurisdiction = ${tx.jurisdiction} and k.item in (select id from chosen)
        group by k.item
      ) k on k.item = c.id
      order by c.place`.execute(tx.sql);
    const [first] = rows;
    const total = first
      ? first.total
      : offset > 0
        ? (await items.ledger(tx, { ...query, offset: 0, limit: 1 }, times)).total
        : 0;
    return { total, rows: rows.map(({ total: _, ...row }) => strip(row)) };
  },
});

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
  const today = query.today ?? tx.at.slice(0, 10);
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
    schedule: [
      sql`y.status`,
      sql`y.status`,
      sql`cross join lateral (select ${scheduleOf(tx, today, times)} as status) y`,
    ],
    kind: [sql`i.kind`, sql`i.kind`, sql``],
    grade: [sql`i.grade`, sql`i.grade`, sql``],
    official: [sql`i.official`, sql`i.official`, sql``],
    evidence: [sql`i.evidence`, sql`i.evidence`, sql``],
    stage: [sql`i.stage`, sql`i.stage`, sql``],
  }[by];
  const { rows } = await sql<{ key: string | null; name: string; count: number }>`
    select ${key!} as key, coalesce(${name!}, '') as name, count(*)::integer as count
    from ${known(tx, 'item', times)} i ${joins!}
    where ${conditions(tx, query, times)}
    group by 1, 2 order by 3 desc, 2`.execute(tx.sql);
  return rows;
}

/** The schedule status on a day, as `schedule()` of the domain tells it; a test holds the two together. */
const scheduleOf = (tx: Tx, today: Day, times: Times): RawBuilder<string> => sql<string>`(
  select case
    when count(*) = 0 then 'unplanned'
    when count(*) filter (where m.done_on is null or m.done_on > ${today}::date) = 0 then 'done'
    when count(*) filter (where (m.done_on is null or m.done_on > ${today}::date) and m.due < ${today}::date) > 0
      then case when max(m.due) < ${today}::date then 'overdue' else 'late' end
    when count(*) filter (where m.done_on <= ${today}::date and m.due > ${today}::date) > 0 then 'ahead'
    else 'on-time' end
  from ${known(tx, 'milestone', times)} m where m.jurisdiction = i.jurisdiction and m.item = i.id)`;

const strip = (row: object): LedgerRow => {
  const { place: _, ...rest } = row as LedgerRow & { place: unknown };
  return rest;
};

const ORDERS = {
  number: sql`i.number`,
  title: sql`i.title, i.number`,
  next: sql`m.next nulls last, i.number`,
  updated: sql`u.filed_at desc nulls last, i.number`,
  budget: sql`i.budget desc nulls last, i.number`,
  physical: sql`i.physical desc nulls last, i.number`,
} as const;

/**
 * What the order looks at beside the item. Of the rows that stand now each item's are found by index, which is right
 * also just after a load; of what was known then, all are gathered first.
 */
function basis(tx: Tx, order: 'next' | 'updated', times: Times): RawBuilder<unknown> {
  const [from, value, alias] =
    order === 'next'
      ? [sql`${known(tx, 'milestone', times)} m where m.done_on is null and`, sql`min(m.due) as next`, sql`m`]
      : [sql`${known(tx, 'update', times)} u where`, sql`max(u.filed_at) as filed_at`, sql`u`];
  return times.asOf === undefined
    ? sql`left join lateral (select ${value} from ${from} ${alias}.jurisdiction = i.jurisdiction and ${alias}.item = i.id) ${alias} on true`
    : sql`left join (select ${alias}.item, ${value} from ${from} ${alias}.jurisdiction = ${tx.jurisdiction} group by ${alias}.item) ${alias} on ${alias}.item = i.id`;
}

function conditions(tx: Tx, query: LedgerQuery, times: Times): RawBuilder<boolean> {
  const all: RawBuilder<unknown>[] = [sql`i.jurisdiction = ${tx.jurisdiction}`];
  const { ids, kind, grade, body, document, clause, linked, owner, official, words } = query;
  const { leader, area, evidence, stage, tag, state = 'live' } = query;
  if (ids) all.push(sql`i.id = any(${[...ids]})`);
  if (kind) all.push(sql`i.kind = ${kind}`);
  if (grade) all.push(sql`i.grade = ${grade}`);
  if (official) all.push(sql`i.official = ${official}`);
  // What was known before items had states was live.
  all.push(state === 'live' ? sql`coalesce(i.state, 'live') = 'live'` : sql`i.state = ${state}`);
  if (leader) all.push(sql`i.leader_post = ${leader}`);
  if (evidence) all.push(sql`i.evidence = ${evidence}`);
  if (stage) all.push(sql`i.stage = ${stage}`);
  if (tag) all.push(sql`i.tags @> ${JSON.stringify([tag])}::jsonb`);
  if (area)
    all.push(sql`i.id in (select a.item from ${known(tx, 'itemArea', times)} a
      where a.jurisdiction = ${tx.jurisdiction} and a.area = ${area})`);
  if (query.schedule)
    all.push(sql`${scheduleOf(tx, query.today ?? tx.at.slice(0, 10), times)} = ${query.schedule}`);
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
