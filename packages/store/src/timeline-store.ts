import { sql } from 'kysely';
import type { Instant, Noun } from './database.ts';
import { known } from './times.ts';
import type { Tx } from './tx.ts';

/** Something that happened to an item, or to a row that belongs to it. */
export interface TimelineEvent {
  readonly noun: Noun;
  readonly verb: string;
  /** What the row is called. */
  readonly said: string;
  /** The columns that changed, as the pages name them; empty for what came or went. */
  readonly changes: readonly string[];
  readonly at: Instant;
  readonly actor: string;
}

/** Rows that belong to an item by a column of that name. */
const OF_ITEM = [
  'milestone',
  'funding',
  'investment',
  'itemClause',
  'itemBody',
  'itemArea',
  'update',
  'evidence',
] as const satisfies readonly Noun[];

/** What happened to an item and everything of it, newest first. */
export async function timeline(tx: Tx, item: string, limit = 300): Promise<TimelineEvent[]> {
  const until = tx.asOf === undefined ? sql`` : sql`and h.known_from <= ${tx.asOf}::timestamptz`;
  const { rows } = await sql<TimelineEvent>`
    with own as (
      select h.* from history h where h.jurisdiction = ${tx.jurisdiction} and h.noun = 'item' and h.id = ${item} ${until}
      union all
      select h.* from history h where h.jurisdiction = ${tx.jurisdiction} and h.item = ${item}
        and h.noun = any(${[...OF_ITEM]}) ${until}
    ), told as (
      select o.*, lag(o.data) over (partition by o.noun, o.id order by o.version) as before from own o
    )
    select t.noun, t.known_from as at, t.actor,
      coalesce(e.verb,
        case when t.gone then 'remove' when t.before is null then 'create' else 'change' end) as verb,
      coalesce(t.data->>'title', t.data->>'quotation', t.data->>'period', t.data->>'year',
        (select b.name from ${known(tx, 'body')} b where b.jurisdiction = t.jurisdiction and b.id = t.data->>'body'),
        (select a.name from ${known(tx, 'area')} a where a.jurisdiction = t.jurisdiction and a.id = t.data->>'area'), '') as said,
      case when t.gone or t.before is null then '{}'::text[] else array(
        select regexp_replace(initcap(replace(k.key, '_', ' ')), ' ', '', 'g') from jsonb_each(t.data) k
        where k.key <> 'version' and k.value is distinct from t.before->k.key order by k.key) end as changes
    from told t
    left join lateral (select a.verb, a.seq from audit_event a
       where a.jurisdiction = t.jurisdiction and a.batch = t.batch limit 1) e on true
    order by t.known_from desc, e.seq desc nulls last, t.noun, t.version desc limit ${limit}`.execute(tx.sql);
  return rows.map((row) => ({
    ...row,
    changes: row.changes.map((name) => name.charAt(0).toLowerCase() + name.slice(1)),
  }));
}
