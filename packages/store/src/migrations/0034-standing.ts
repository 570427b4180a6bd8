import { guarded, migration } from './migration.ts';

/**
 * What a list asks of an item and what follows from its milestones and updates, told once when they are written:
 * the next day due, when something was filed last, and the schedule status as a step function of the day, so that it
 * is right for every day asked for and nothing need be told anew at midnight. `since[n]` is the first day of
 * `schedule[n]`. It has no history: of what was known earlier the same is told from the history of milestones and updates. No reference holds it to
 * the item, because checking one would lock the item's row after the head of the audit chain.
 */
export const standing = migration(
  34,
  'standing',
  `create table item_standing (
     jurisdiction text not null check (jurisdiction <> ''),
     item text not null,
     next date,
     filed timestamptz,
     since date[] not null default '{}',
     schedule text[] not null default '{}' check (cardinality(schedule) = cardinality(since)),
     primary key (jurisdiction, item)
   )`,
  ...guarded('item_standing'),
  // What was known of the milestones, updates … of an item is found without reading everybody's past. A column, because
  // under row security no index on an expression of JSON is used.
  "alter table history add column item text generated always as (data->>'item') stored",
  'create index history_of_item on history (jurisdiction, noun, item) where item is not null',
  `create function luodi_item_standing(items text[])
   returns table (item text, next date, filed timestamptz, since date[], schedule text[])
   language sql stable as $$
     with step as (
       select m.item, m.due, m.done_on from milestone m
       where m.jurisdiction = current_setting('luodi.jurisdiction', true) and m.item = any(items)
     ),
     day as (
       select distinct s.item, d.since from step s
       cross join lateral (values ('-infinity'::date), (s.done_on), (s.due), (s.due + 1)) d(since)
       where d.since is not null
     ),
     told as (
       select d.item, d.since, case
           when count(*) filter (where s.done_on is null or s.done_on > d.since) = 0 then 'done'
           when count(*) filter (where (s.done_on is null or s.done_on > d.since) and s.due < d.since) > 0
             then case when max(s.due) < d.since then 'overdue' else 'late' end
           when count(*) filter (where s.done_on <= d.since and s.due > d.since) > 0 then 'ahead'
           else 'on-time' end as status
       from day d join step s on s.item = d.item
       group by d.item, d.since
     ),
     turn as (
       select t.item, t.since, t.status, lag(t.status) over (partition by t.item order by t.since) as before from told t
     ),
     planned as (
       select t.item, array_agg(t.since order by t.since) as since, array_agg(t.status order by t.since) as schedule
       from turn t where t.status is distinct from t.before group by t.item
     ),
     upcoming as (
       select s.item, min(s.due) filter (where s.done_on is null) as next from step s group by s.item
     ),
     reported as (
       select u.item, max(u.filed_at) as filed from "update" u
       where u.jurisdiction = current_setting('luodi.jurisdiction', true) and u.item = any(items) group by u.item
     )
     select i.item, n.next, r.filed, coalesce(p.since, '{}'), coalesce(p.schedule, '{}')
     from (select distinct unnest(items) as item) i
     left join planned p on p.item = i.item
     left join upcoming n on n.item = i.item
     left join reported r on r.item = i.item
     where p.item is not null or r.item is not null
   $$`,
  `do $$
   declare place text;
   begin
     for place in select id from jurisdiction loop
       perform set_config('luodi.jurisdiction', place, true);
       insert into item_standing (jurisdiction, item, next, filed, since, schedule)
       select place, s.* from luodi_item_standing((select array_agg(id) from item)) s;
     end loop;
     perform set_config('luodi.jurisdiction', '', true);
   end $$`,
);
