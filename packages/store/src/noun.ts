import { LuodiError } from '@luodi/domain';
import { type RawBuilder, sql } from 'kysely';
import type { Change, Given, Instant, Noun, Nouns } from './database.ts';
import { snake } from './snake.ts';
import { known, type Near, recalled, type Times, valid } from './times.ts';
import type { Tx } from './tx.ts';
import { type Changed, change, changeAll, insert, remove, removeAll } from './write.ts';

/** Equals, or is one of; null matches null. */
export type Filter<R> = { readonly [K in keyof R]?: R[K] | readonly R[K][] };

/** A version of a row: since when it was known, and by whom it became so. */
export interface Past<R> {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  /** True for the version that says the row was removed. */
  readonly gone: boolean;
  readonly row: R;
}

/** What every noun's store can do. */
export interface NounStore<N extends Noun> {
  readonly noun: N;
  /** @throws {LuodiError} `duplicate` */
  insert(tx: Tx, rows: readonly Given<Nouns[N]>[], verb?: string): Promise<Nouns[N][]>;
  /** @throws {LuodiError} `not-found`, `conflict` with the `current` row */
  change(tx: Tx, row: Change<Nouns[N]>, verb?: string): Promise<Nouns[N]>;
  /** What somebody else changed meanwhile comes back as `conflicts`. */
  changeAll(tx: Tx, rows: readonly Change<Nouns[N]>[], verb?: string): Promise<Changed<Nouns[N]>>;
  /** @throws {LuodiError} `not-found`, `conflict` with the `current` row */
  remove(tx: Tx, row: { readonly id: string; readonly version: number }, verb?: string): Promise<void>;
  removeAll(
    tx: Tx,
    rows: readonly { readonly id: string; readonly version: number }[],
    verb?: string,
  ): Promise<Changed<Nouns[N]>>;
  /** @throws {LuodiError} `not-found` */
  get(tx: Tx, id: string, times?: Times): Promise<Nouns[N]>;
  find(tx: Tx, id: string, times?: Times): Promise<Nouns[N] | null>;
  /** Rows that match, in the order of their ids unless `order` names a column. */
  list(
    tx: Tx,
    filter?: Filter<Nouns[N]>,
    times?: Times,
    order?: keyof Nouns[N] & string,
  ): Promise<Nouns[N][]>;
  /** Every version that is known, oldest first. */
  history(tx: Tx, id: string): Promise<Past<Nouns[N]>[]>;
}

/** Nouns with a validity of their own. */
const VALID: ReadonlySet<Noun> = new Set<Noun>(['area', 'body', 'post', 'holding', 'roleGrant']);

/** Makes the store of a noun. */
export function nounStore<N extends Noun>(noun: N): NounStore<N> {
  const list: NounStore<N>['list'] = async (tx, filter = {}, times = {}, order = 'id') => {
    const conditions = Object.entries(filter).map(([name, value]) => matches(name, value));
    if (VALID.has(noun)) conditions.push(valid('t', times));
    const { rows } = await sql<Nouns[N]>`select t.* from ${known(tx, noun, times, nearOf(filter))} t
      where t.jurisdiction = ${tx.jurisdiction}${sql.join(
        conditions.map((condition) => sql` and ${condition}`),
        sql``,
      )}
      order by ${sql.ref(`t.${snake(order)}`)}, t.id`.execute(tx.sql);
    return rows;
  };
  const find: NounStore<N>['find'] = async (tx, id, times) =>
    (await list(tx, { id } as Filter<Nouns[N]>, times))[0] ?? null;
  return Object.freeze({
    noun,
    insert: (tx: Tx, rows: readonly Given<Nouns[N]>[], verb?: string) => insert(tx, noun, rows, verb),
    change: (tx: Tx, row: Change<Nouns[N]>, verb?: string) => change(tx, noun, row, verb),
    changeAll: (tx: Tx, rows: readonly Change<Nouns[N]>[], verb?: string) => changeAll(tx, noun, rows, verb),
    remove: (tx: Tx, row: { readonly id: string; readonly version: number }, verb?: string) =>
      remove(tx, noun, row, verb),
    removeAll: (tx: Tx, rows: readonly { readonly id: string; readonly version: number }[], verb?: string) =>
      removeAll(tx, noun, rows, verb),
    list,
    find,
    get: async (tx: Tx, id: string, times?: Times) => {
      const row = await find(tx, id, times);
      if (row === null) throw new LuodiError('not-found', { noun, id });
      return row;
    },
    history: async (tx: Tx, id: string) => {
      const { rows } = await sql<{
        version: number;
        at: Instant;
        by: string;
        gone: boolean;
      }>`select r.*, h.version as past_version, h.known_from as past_at, h.actor as past_by, h.gone as past_gone
        from history h, lateral ${recalled(noun, sql`h.data`)} r
        where h.jurisdiction = ${tx.jurisdiction} and h.noun = ${noun} and h.id = ${id}
          ${tx.asOf === undefined ? sql`` : sql`and h.known_from <= ${tx.asOf}::timestamptz`}
        order by h.version`.execute(tx.sql);
      return (rows as unknown as (Nouns[N] & Record<string, unknown>)[]).map((row) => {
        const { pastVersion, pastAt, pastBy, pastGone, ...rest } = row;
        return {
          version: pastVersion as number,
          at: pastAt as Instant,
          by: pastBy as string,
          gone: pastGone as boolean,
          row: rest as unknown as Nouns[N],
        };
      });
    },
  });
}

/** The ids, or the items, that a filter names. */
function nearOf(filter: { readonly id?: unknown; readonly item?: unknown }): Near | undefined {
  const named = (value: unknown) => (Array.isArray(value) ? value : [value]).map(String);
  if (filter.id !== undefined) return { id: named(filter.id) };
  return typeof filter.item === 'string' || Array.isArray(filter.item)
    ? { item: named(filter.item) }
    : undefined;
}

function matches(name: string, value: unknown): RawBuilder<boolean> {
  const column = sql.ref(`t.${snake(name)}`);
  if (value === undefined) return sql<boolean>`true`;
  if (value === null) return sql<boolean>`${column} is null`;
  return Array.isArray(value) ? sql<boolean>`${column} = any(${value})` : sql<boolean>`${column} = ${value}`;
}
