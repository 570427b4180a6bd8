import { sql } from 'kysely';
import type { Day, Instant, Item } from '../database.ts';
import { known, type Times } from '../times.ts';
import type { Tx } from '../tx.ts';

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

/** Completes items with what a list shows of them, in the order given. */
export async function completed(tx: Tx, ids: readonly string[], times: Times = {}): Promise<LedgerRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<LedgerRow>`
      select c.*,
        case when b.id is not null
          then jsonb_build_object('post', p.id, 'postName', p.name, 'body', b.id, 'bodyName', b.name) end as lead,
        case when h.id is not null then jsonb_build_object('post', h.id, 'postName', h.name) end as leader,
        coalesce(s.supporting, '[]') as supporting,
        coalesce(a.areas, '[]') as areas,
        jsonb_build_object('planned', v.planned, 'completed', v.completed) as invested,
        jsonb_build_object('done', coalesce(m.done, 0), 'all', coalesce(m.everything, 0), 'next', m.next) as milestones,
        u.last_update,
        coalesce(k.clauses, '[]') as clauses
      from ${known(tx, 'item', times, { id: ids })} c
      left join ${known(tx, 'post', times)} p on p.jurisdiction = c.jurisdiction and p.id = c.lead_post
      left join ${known(tx, 'body', times)} b on b.jurisdiction = p.jurisdiction and b.id = p.body
      left join ${known(tx, 'post', times)} h on h.jurisdiction = c.jurisdiction and h.id = c.leader_post
      left join (
        select s.item, jsonb_agg(jsonb_build_object('body', b.id, 'bodyName', b.name, 'post', s.post) order by b.name, b.id) as supporting
        from ${known(tx, 'itemBody', times, { item: ids })} s
        join ${known(tx, 'body', times)} b on b.jurisdiction = s.jurisdiction and b.id = s.body
        where s.jurisdiction = ${tx.jurisdiction} and s.role = 'support' and s.item = any(${ids})
        group by s.item
      ) s on s.item = c.id
      left join (
        select a.item, jsonb_agg(jsonb_build_object('area', r.id, 'areaName', r.name) order by r.code) as areas
        from ${known(tx, 'itemArea', times, { item: ids })} a
        join ${known(tx, 'area', times)} r on r.jurisdiction = a.jurisdiction and r.id = a.area
        where a.jurisdiction = ${tx.jurisdiction} and a.item = any(${ids})
        group by a.item
      ) a on a.item = c.id
      left join (
        select v.item, sum(v.planned) as planned, sum(v.completed) as completed
        from ${known(tx, 'investment', times, { item: ids })} v
        where v.jurisdiction = ${tx.jurisdiction} and v.item = any(${ids})
        group by v.item
      ) v on v.item = c.id
      left join (
        select m.item, count(*) filter (where m.done_on is not null) as done, count(*) as everything,
               min(m.due) filter (where m.done_on is null) as next
        from ${known(tx, 'milestone', times, { item: ids })} m
        where m.jurisdiction = ${tx.jurisdiction} and m.item = any(${ids})
        group by m.item
      ) m on m.item = c.id
      left join (
        select distinct on (u.item) u.item,
          jsonb_build_object('period', u.period, 'progress', u.progress, 'state', u.state, 'at',
            to_char(u.filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as last_update
        from ${known(tx, 'update', times, { item: ids })} u
        where u.jurisdiction = ${tx.jurisdiction} and u.item = any(${ids})
        order by u.item, u.period desc
      ) u on u.item = c.id
      left join (
        select k.item, jsonb_agg(jsonb_build_object('document', k.document, 'eId', k.e_id, 'number', l.number)
                 order by k.document, k.start) as clauses
        from ${known(tx, 'itemClause', times, { item: ids })} k
        join clause l on l.jurisdiction = k.jurisdiction and l.document = k.document and l.e_id = k.e_id
        where k.jurisdiction = ${tx.jurisdiction} and k.item = any(${ids})
        group by k.item
      ) k on k.item = c.id
      where c.jurisdiction = ${tx.jurisdiction} and c.id = any(${ids})
      order by array_position(${ids}, c.id)`.execute(tx.sql);
  return rows;
}
