import { sql } from 'kysely';
import type { Given, Item } from './database.ts';
import { chosen, type LedgerQuery } from './ledger/query.ts';
import { completed, type LedgerRow } from './ledger/row.ts';
import { nounStore } from './noun.ts';
import type { Times } from './times.ts';
import type { Tx } from './tx.ts';

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
  /** By which items are found, of all of them: little enough to be held for every item at once. */
  async keys(tx: Tx): Promise<Pick<Item, 'id' | 'number' | 'title' | 'kind' | 'state' | 'leadPost'>[]> {
    return tx.sql
      .selectFrom('item')
      .select(['id', 'number', 'title', 'kind', 'state', 'leadPost'])
      .where('jurisdiction', '=', tx.jurisdiction)
      .execute();
  },
  /** A stretch of the ledger with its total: chosen, ordered and cut first, then completed. */
  async ledger(
    tx: Tx,
    query: LedgerQuery = {},
    times: Times = {},
  ): Promise<{ readonly total: number; readonly rows: LedgerRow[] }> {
    const { total, ids } = await chosen(tx, query, times);
    return { total, rows: await completed(tx, ids, times) };
  },
});
