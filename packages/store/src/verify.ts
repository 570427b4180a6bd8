import { sql } from 'kysely';
import { GENESIS, hashOf } from './audit.ts';
import { EVENT_KEYS } from './audit-file.ts';
import type { AuditEvent, AuditSeal, Noun } from './database.ts';
import { PERSONAL } from './personal.ts';
import { genuine } from './seal.ts';
import { snake } from './snake.ts';
import type { Tx } from './tx.ts';

/** What can be wrong with a chain. */
export type Breach =
  | 'number-missing'
  | 'link-broken'
  | 'hash-differs'
  | 'tail-cut'
  | 'head-differs'
  | 'seal-forged'
  | 'seal-differs'
  | 'history-differs'
  | 'row-differs';

/** The outcome of a verification. */
export interface Verdict {
  readonly whole: boolean;
  /** How many events were read. */
  readonly events: number;
  /** The first broken link: the number of the event, and what is wrong with it or with the row it is about. */
  readonly broken: {
    readonly seq: number;
    readonly reason: Breach;
    readonly noun?: string;
    readonly nounId?: string;
  } | null;
}

/** Seals from outside the database, with the folder that holds the key they were made with. */
export interface Witness {
  readonly folder: string;
  readonly seals: readonly AuditSeal[];
}

/** How many events are held in memory at a time. */
const STRETCH = 5000;

/**
 * Proves the chain of the transaction's jurisdiction from its first event to its head, then that it still fits the
 * seals exported day by day, the history it reports, and the rows as they stand.
 * Cost: linear in events and rows; memory bounded.
 */
export async function verify(tx: Tx, witness?: Witness): Promise<Verdict> {
  let previous = GENESIS;
  let seq = 0;
  const sealed = new Map<number, AuditSeal>();
  for (const one of [...(await storedSeals(tx)), ...(witness?.seals ?? [])]) {
    const other = sealed.get(one.seq);
    if (other && other.hash !== one.hash) return broken(seq, one.seq, 'seal-differs');
    sealed.set(one.seq, one);
    if (witness && !genuine(witness.folder, one)) return broken(seq, one.seq, 'seal-forged');
  }
  for (;;) {
    const events = await stretch(tx, seq);
    for (const event of events) {
      seq += 1;
      if (event.seq !== seq) return broken(seq - 1, seq, 'number-missing');
      if (event.previous !== previous) return broken(seq, seq, 'link-broken', event);
      const { hash, ...words } = event;
      if (hashOf(words) !== hash) return broken(seq, seq, 'hash-differs', event);
      if ((sealed.get(seq)?.hash ?? hash) !== hash) return broken(seq, seq, 'seal-differs', event);
      previous = hash;
    }
    if (events.length < STRETCH) break;
  }
  const head = await tx.sql
    .selectFrom('auditHead')
    .selectAll()
    .where('jurisdiction', '=', tx.jurisdiction)
    .executeTakeFirst();
  const last = Math.max(head?.seq ?? 0, ...sealed.keys());
  if (last > seq) return broken(seq, seq + 1, 'tail-cut');
  if ((head?.seq ?? 0) !== seq || (head?.hash ?? GENESIS) !== previous)
    return broken(seq, seq, 'head-differs');
  return (
    (await historyFits(tx, seq)) ?? (await rowsFit(tx, seq)) ?? { whole: true, events: seq, broken: null }
  );
}

const broken = (
  events: number,
  seq: number,
  reason: Breach,
  at?: { readonly noun: string; readonly nounId: string },
): Verdict => ({
  whole: false,
  events,
  broken: { seq, reason, ...(at ? { noun: at.noun, nounId: at.nounId } : {}) },
});

const storedSeals = (tx: Tx): Promise<AuditSeal[]> =>
  tx.sql
    .selectFrom('auditSeal')
    .selectAll()
    .where('jurisdiction', '=', tx.jurisdiction)
    .orderBy('day')
    .execute();

const stretch = (tx: Tx, after: number): Promise<AuditEvent[]> =>
  tx.sql
    .selectFrom('auditEvent')
    .select(EVENT_KEYS)
    .where('jurisdiction', '=', tx.jurisdiction)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(STRETCH)
    .execute();

/** Nouns whose past is kept in the history. */
export const KEPT: readonly Noun[] = [
  'jurisdiction',
  'setting',
  'area',
  'body',
  'post',
  'person',
  'holding',
  'roleGrant',
  'reorganisation',
  'signIn',
  'document',
  'reading',
  'proposal',
  'findingDecision',
  'carriedDecision',
  'decision',
  'list',
  'item',
  'itemClause',
  'itemBody',
  'itemArea',
  'milestone',
  'dependency',
  'funding',
  'investment',
  'succession',
  'template',
  'savedView',
  'update',
  'task',
  'round',
  'follow',
  'evidence',
  'request',
  'notice',
  'calendarFeed',
  'indicator',
  'indicatorClause',
  'framework',
  'indexResult',
  'weighing',
  'indicatorVerdict',
];

/** Each event's digest is that of the versions it reports; each veil covers what stands under it. */
async function historyFits(tx: Tx, events: number): Promise<Verdict | null> {
  const { rows } = await sql<{ seq: number; noun: string; nounId: string }>`
    select e.seq, e.noun, e.noun_id from audit_event e
    left join (
      select batch, count(*) as rows,
             case when count(*) = 1 then min(digest)
                  else encode(sha256(convert_to(string_agg(digest, '' order by id collate "C"), 'UTF8')), 'hex') end as digest
      from (
        select h.batch, h.id, encode(sha256(convert_to(coalesce(h.veiled, h.data)::text, 'UTF8')), 'hex') as digest
        from history h where h.jurisdiction = ${tx.jurisdiction}
      ) each group by batch
    ) h on h.batch = e.batch
    where e.jurisdiction = ${tx.jurisdiction} and e.noun = any(${[...KEPT]})
      and (h.rows, h.digest) is distinct from (e.rows::bigint, e.digest)
    order by e.seq limit 1`.execute(tx.sql);
  if (rows[0]) return broken(events, rows[0].seq, 'history-differs', rows[0]);
  for (const [noun, names] of Object.entries(PERSONAL))
    for (const name of names) {
      const { rows: odd } = await sql<{ seq: number; noun: string; nounId: string }>`
        select e.seq, e.noun, h.id as noun_id from history h
        join salt s on s.jurisdiction = h.jurisdiction and s.noun = h.noun and s.id = h.id
        join audit_event e on e.jurisdiction = h.jurisdiction and e.batch = h.batch
        where h.jurisdiction = ${tx.jurisdiction} and h.noun = ${noun}
          and h.data->>${sql.lit(name)} <> ''
          and h.veiled->>${sql.lit(name)} is distinct from
              encode(sha256(convert_to(s.salt || (h.data->>${sql.lit(name)}), 'UTF8')), 'hex')
        order by e.seq limit 1`.execute(tx.sql);
      if (odd[0]) return broken(events, odd[0].seq, 'history-differs', odd[0]);
    }
  return null;
}

/** Each row says what the last version of its history says, and none is there or gone without one. */
async function rowsFit(tx: Tx, events: number): Promise<Verdict | null> {
  for (const noun of KEPT) {
    const { rows } = await sql<{ seq: number | null; nounId: string }>`
      with last as (
        select distinct on (h.id) h.id, h.gone, h.data, h.batch from history h
        where h.jurisdiction = ${tx.jurisdiction} and h.noun = ${noun} order by h.id, h.version desc
      )
      select coalesce(t.id, l.id) as noun_id,
             (select min(e.seq) from audit_event e where e.jurisdiction = ${tx.jurisdiction} and e.batch = l.batch) as seq
      from (select t.id, to_jsonb(t) as data from ${sql.table(snake(noun))} t where t.jurisdiction = ${tx.jurisdiction}) t
      full join (select * from last where not gone) l on l.id = t.id
      where t.id is null or l.id is null or not t.data @> l.data
      limit 1`.execute(tx.sql);
    if (rows[0])
      return broken(events, rows[0].seq ?? events, 'row-differs', { noun, nounId: rows[0].nounId });
  }
  return null;
}
