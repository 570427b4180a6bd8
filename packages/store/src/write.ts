import { randomBytes } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import { type RawBuilder, sql } from 'kysely';
import { sha256 } from './audit.ts';
import type { Change, Given, Noun, Nouns } from './database.ts';
import { PERSONAL } from './personal.ts';
import { columns, snake } from './snake.ts';
import { STIRRING } from './standing.ts';
import type { Tx } from './tx.ts';

/**
 * Inserts rows of a noun, writes their first version into the history, and reports the act to the audit chain:
 * one event for a row, one for all rows of a bulk load. A row that comes back after it was removed goes on counting
 * its versions where it had stopped.
 * @returns The rows as stored, in no particular order.
 * @throws {LuodiError} `duplicate`
 */
export async function insert<N extends Noun>(
  tx: Tx,
  noun: N,
  rows: readonly Given<Nouns[N]>[],
  verb = 'create',
): Promise<Nouns[N][]> {
  const [first] = rows;
  if (first === undefined) return [];
  const given = rows.map((row) => ({ jurisdiction: tx.jurisdiction, ...columns(row) }));
  const names = sql.join(Object.keys(given[0] as object).map((name) => sql.ref(name)));
  const table = sql.table(snake(noun));
  try {
    return await keep(
      tx,
      noun,
      verb,
      given.map((row) => String((row as { id?: unknown }).id)),
      sql`insert into ${table} (${names}, version)
          select ${names}, coalesce(${latest(tx, noun, 'version', sql`g.id`)}, 0) + 1
          from jsonb_populate_recordset(null::${table}, ${JSON.stringify(given)}::jsonb) g
          returning *`,
    );
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    const id = /\)=\(([^)]*)\)/
      .exec((error as { detail?: string }).detail ?? '')?.[1]
      ?.split(', ')
      .slice(1)
      .join(', ');
    throw new LuodiError('duplicate', { noun, id: id ?? (first as { id?: string }).id });
  }
}

/** What a batch of changes came to. */
export interface Changed<R> {
  readonly changed: readonly R[];
  /** Ids of rows that somebody else had changed or removed meanwhile; they were left as they are. */
  readonly conflicts: readonly string[];
}

/**
 * Changes rows, each only if it is still at the version its changer has seen. All changes of one call name the same columns.
 * @throws {RangeError} when they do not
 */
export async function changeAll<N extends Noun>(
  tx: Tx,
  noun: N,
  changes: readonly Change<Nouns[N]>[],
  verb = 'change',
): Promise<Changed<Nouns[N]>> {
  const [first] = changes;
  if (first === undefined) return { changed: [], conflicts: [] };
  const given = changes.map(columns);
  const names = Object.keys(columns(first)).sort();
  const odd = given.find((row) => Object.keys(row).sort().join() !== names.join());
  if (odd)
    throw new RangeError(`changes of one call name the same columns: ${names}; not ${Object.keys(odd)}`);
  const sets = names.filter((name) => name !== 'id' && name !== 'version');
  const table = sql.table(snake(noun));
  if (changes.length > 1) await lock(tx, noun, changes);
  const changed = await keep<N>(
    tx,
    noun,
    verb,
    changes.map(({ id }) => id),
    sql`update ${table} t set version = t.version + 1${sql.join(
      sets.map((name) => sql`, ${sql.ref(name)} = g.${sql.ref(name)}`),
      sql``,
    )}
        from jsonb_populate_recordset(null::${table}, ${JSON.stringify(given)}::jsonb) g
        where t.jurisdiction = ${tx.jurisdiction} and t.id = g.id and t.version = g.version
        returning t.*`,
  );
  const done = new Set(changed.map(({ id }) => id));
  return { changed, conflicts: changes.map(({ id }) => id).filter((id) => !done.has(id)) };
}

/**
 * Changes one row.
 * @throws {LuodiError} `conflict` with the `current` row, `not-found`
 */
export async function change<N extends Noun>(
  tx: Tx,
  noun: N,
  row: Change<Nouns[N]>,
  verb = 'change',
): Promise<Nouns[N]> {
  const { changed } = await changeAll(tx, noun, [row], verb);
  return changed[0] ?? (await refuse(tx, noun, row.id));
}

/** Removes rows that are still at the version seen; their past stays in the history. */
export async function removeAll<N extends Noun>(
  tx: Tx,
  noun: N,
  rows: readonly { readonly id: string; readonly version: number }[],
  verb = 'remove',
): Promise<Changed<Nouns[N]>> {
  if (rows.length === 0) return { changed: [], conflicts: [] };
  const given = JSON.stringify(rows.map(({ id, version }) => ({ id, version })));
  if (rows.length > 1) await lock(tx, noun, rows);
  const table = sql.table(snake(noun));
  const changed = await keep<N>(
    tx,
    noun,
    verb,
    rows.map(({ id }) => id),
    sql`delete from ${table} t
        using jsonb_to_recordset(${given}::jsonb) as g(id text, version integer)
        where t.jurisdiction = ${tx.jurisdiction} and t.id = g.id and t.version = g.version
        returning t.*`,
    true,
  );
  const done = new Set(changed.map(({ id }) => id));
  return { changed, conflicts: rows.map(({ id }) => id).filter((id) => !done.has(id)) };
}

/**
 * Removes one row.
 * @throws {LuodiError} `conflict` with the `current` row, `not-found`
 */
export async function remove<N extends Noun>(
  tx: Tx,
  noun: N,
  row: { readonly id: string; readonly version: number },
  verb = 'remove',
): Promise<void> {
  const { changed } = await removeAll(tx, noun, [row], verb);
  if (changed.length === 0) await refuse(tx, noun, row.id);
}

/** Rows of a batch are locked in one order, so that two batches wait for each other instead of dying. */
async function lock(tx: Tx, noun: Noun, rows: readonly { readonly id: string }[]): Promise<void> {
  await sql`select 1 from ${sql.table(snake(noun))}
    where jurisdiction = ${tx.jurisdiction} and id = any(${rows.map(({ id }) => id)}) order by id collate "C" for update`.execute(
    tx.sql,
  );
}

async function refuse<N extends Noun>(tx: Tx, noun: N, id: string): Promise<never> {
  const { rows } = await sql`select * from ${sql.table(snake(noun))}
    where jurisdiction = ${tx.jurisdiction} and id = ${id}`.execute(tx.sql);
  const [current] = rows;
  throw current
    ? new LuodiError('conflict', { noun, id, current })
    : new LuodiError('not-found', { noun, id });
}

/**
 * Runs the writing statement and, in the same statement, puts what it returns into the history. A version that
 * became known before the one it follows (two clocks) is known from when that one was.
 */
async function keep<N extends Noun>(
  tx: Tx,
  noun: N,
  verb: string,
  ids: readonly string[],
  writing: RawBuilder<unknown>,
  gone = false,
): Promise<Nouns[N][]> {
  const table = sql.table(snake(noun));
  const personal = PERSONAL[noun];
  const grain = personal ? await salt(tx, noun, ids) : null;
  const batch = tx.batch();
  const { rows } = await sql<Nouns[N] & Written>`
    with put as (${writing}),
    given as (
      select put.id, put.version + ${gone ? 1 : 0} as version, to_jsonb(put) as data, ${veil(personal, grain)} as veiled from put
    ),
    kept as (
      insert into history (jurisdiction, noun, id, version, known_from, valid_from, valid_to, gone, data, veiled, digest, batch, actor)
      select ${tx.jurisdiction}, ${noun}, g.id, g.version,
             greatest(${tx.at}::timestamptz, ${latest(tx, noun, 'known_from', sql`g.id`)}),
             (g.data->>'valid_from')::date, (g.data->>'valid_to')::date, ${gone}, g.data, g.veiled,
             encode(sha256(convert_to(coalesce(g.veiled, g.data)::text, 'UTF8')), 'hex'), ${batch}, ${tx.actor}
      from given g
      returning id, version, digest, data
    )
    select kept.version as kept_version, kept.digest as kept_digest, stored.*
    from kept, lateral jsonb_populate_record(null::${table}, kept.data) stored
    order by kept.id collate "C"`.execute(tx.sql);
  report(tx, noun, verb, batch, rows);
  if (STIRRING.has(noun))
    for (const { item } of rows as unknown as readonly { item: string }[]) tx.stirred.add(item);
  return rows.map(({ keptVersion: _, keptDigest: __, ...row }) => row as unknown as Nouns[N]);
}

/** Of the last version in the history: the primary key answers it, whatever the planner knows of the table. */
const latest = (
  tx: Tx,
  noun: Noun,
  column: 'version' | 'known_from',
  id: RawBuilder<unknown>,
): RawBuilder<unknown> =>
  sql`(select h.${sql.ref(column)} from history h
       where h.jurisdiction = ${tx.jurisdiction} and h.noun = ${noun} and h.id = ${id}
       order by h.version desc limit 1)`;

interface Written {
  readonly id: string;
  readonly keptVersion: number;
  readonly keptDigest: string;
}

/** One row is an event of its own; many are one event with their number and the digest of their digests. */
function report(tx: Tx, noun: Noun, verb: string, batch: string, written: readonly Written[]): void {
  const [first] = written;
  if (first === undefined) return;
  if (written.length === 1)
    tx.audit({
      verb,
      noun,
      nounId: first.id,
      version: first.keptVersion,
      rows: 1,
      batch,
      digest: first.keptDigest,
    });
  else
    tx.audit({
      verb,
      noun,
      nounId: batch,
      batch,
      version: null,
      rows: written.length,
      digest: sha256(written.map(({ keptDigest }) => keptDigest).join('')),
    });
}

/** The salt of each row, made where there is none. */
async function salt(tx: Tx, noun: Noun, ids: readonly string[]): Promise<RawBuilder<unknown>> {
  const grains = JSON.stringify(ids.map((id) => ({ id, salt: randomBytes(16).toString('hex') })));
  await sql`insert into salt (jurisdiction, noun, id, salt)
    select ${tx.jurisdiction}, ${noun}, g.id, g.salt from jsonb_to_recordset(${grains}::jsonb) as g(id text, salt text)
    on conflict do nothing`.execute(tx.sql);
  return sql`(select s.salt from salt s where s.jurisdiction = ${tx.jurisdiction} and s.noun = ${noun} and s.id = put.id)`;
}

const veil = (
  personal: readonly string[] | undefined,
  grain: RawBuilder<unknown> | null,
): RawBuilder<unknown> =>
  personal && grain
    ? sql`to_jsonb(put) || jsonb_build_object(${sql.join(
        personal.map(
          (name) =>
            sql`${sql.lit(name)}, encode(sha256(convert_to(${grain} || (to_jsonb(put)->>${sql.lit(name)}), 'UTF8')), 'hex')`,
        ),
      )})`
    : sql`null::jsonb`;
