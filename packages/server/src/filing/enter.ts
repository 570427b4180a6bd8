import { randomUUID } from 'node:crypto';
import type { EntryRow } from '@luodi/contract';
import { type Finding, LuodiError } from '@luodi/domain';
import { advanceUpdate, checkEntry, type EntryCode, type EntryField } from '@luodi/domain/list';
import { type Given, type Owed, rounds, type Tx, type Update, updates } from '@luodi/store';
import { forbidden } from '../policies/refuse.ts';
import type { Visitor } from '../visitor.ts';
import { filesFor } from './own.ts';

/** What became of one line. */
export interface Entered {
  readonly item: string;
  /** As it is kept now; null when the line was refused and nothing had been filed. */
  readonly update: Update | null;
  readonly refused: LuodiError | null;
  /** False when the line said what was known already. */
  readonly changed: boolean;
  readonly findings: readonly Finding<EntryCode, EntryField>[];
}

/**
 * Saves or submits lines of a period, each taken or refused by itself: decides every line first, then writes all that
 * were taken at once. The same lines again change nothing; a line on what the visitor may not file on is refused.
 * @throws LuodiError `round-closed`
 */
export async function enterAll(
  tx: Tx,
  of: {
    readonly period: string;
    readonly rows: readonly EntryRow[];
    readonly visitor: Visitor;
  },
): Promise<Entered[]> {
  const { period, rows, visitor } = of;
  await openRound(tx, period);
  const bodies = filesFor(visitor);
  const asked = { period, items: rows.map(({ item }) => item), ...(bodies ? { bodies } : {}) };
  const owed = await rounds.owed(tx, asked);
  const byItem = new Map(owed.map((one) => [one.item, one]));
  const decided = rows.map((row) => decide(row, byItem.get(row.item), period, visitor, tx.at));
  const written = new Map<string, Update>();
  for (const verb of ['save', 'submit'] as const) {
    const fresh = decided.flatMap((one) => (one.insert && one.verb === verb ? [one.insert] : []));
    for (const row of await updates.insert(tx, fresh, verb)) written.set(row.item, row);
    const changes = decided.flatMap((one) => (one.change && one.verb === verb ? [one.change] : []));
    for (const row of (await updates.changeAll(tx, changes, verb)).changed) written.set(row.item, row);
  }
  const kept = new Map(
    (await updates.list(tx, { period, item: decided.map(({ item }) => item) })).map((row) => [row.item, row]),
  );
  return decided.map(({ item, refused, findings, insert, change }) => ({
    item,
    refused,
    findings,
    update: kept.get(item) ?? null,
    changed: (insert !== null || change !== null) && written.has(item),
  }));
}

/**
 * Holds the period against other writers, so that two who begin the same line do not both make it.
 * @throws LuodiError `round-closed`
 */
export async function openRound(tx: Tx, period: string): Promise<void> {
  await rounds.hold(tx, period);
  const [round] = await rounds.list(tx, { period });
  if (round?.state === 'closed') throw new LuodiError('round-closed', { period, state: 'closed' });
}

interface Decided {
  readonly item: string;
  readonly verb: 'save' | 'submit';
  readonly insert: Given<Update> | null;
  readonly change: (Partial<Given<Update>> & { readonly id: string; readonly version: number }) | null;
  readonly refused: LuodiError | null;
  readonly findings: Entered['findings'];
}

function decide(
  row: EntryRow,
  owed: Owed | undefined,
  period: string,
  visitor: Visitor,
  at: string,
): Decided {
  const verb = row.submit ? 'submit' : 'save';
  const nothing = { item: row.item, verb, insert: null, change: null, refused: null } as const;
  if (!owed)
    return {
      ...nothing,
      refused: forbidden(visitor.roles, 'update', 'file'),
      findings: [],
    };
  const entry = { progress: row.progress, text: row.text.trim(), official: row.official };
  const findings = checkEntry(entry, owed.last && { ...owed.last, official: null });
  const { now } = owed;
  const same =
    now !== null &&
    now.progress === entry.progress &&
    now.text === entry.text &&
    (now.official ?? null) === entry.official;
  // What is said again is no change, whatever version the sayer has seen.
  if (same && (verb === 'save' || now.state === 'submitted' || now.state === 'approved'))
    return { ...nothing, findings };
  try {
    const state = advanceUpdate(now?.state ?? 'draft', verb);
    if ((now?.version ?? 0) !== row.version)
      throw new LuodiError('conflict', { noun: 'update', current: now });
    const wrong = findings.filter(({ severity }) => severity === 'error');
    if (row.submit && wrong.length > 0)
      throw new LuodiError('entry-incomplete', { fields: wrong.map(({ at: field }) => field).join('、') });
    const filed = {
      ...entry,
      state,
      post: filingPost(owed, visitor),
      filedBy: visitor.person!.id,
      filedAt: at,
    };
    if (now) return { ...nothing, change: { id: now.id, version: now.version, ...filed }, findings };
    const judged = { judgedBy: null, judgedAt: null, returnReason: null };
    return {
      ...nothing,
      insert: { id: randomUUID(), item: row.item, period, ...filed, ...judged },
      findings,
    };
  } catch (error) {
    if (!(error instanceof LuodiError)) throw error;
    return { ...nothing, refused: error, findings };
  }
}

/** In whose post a line is filed: the item's own where the visitor holds one of that body, else the visitor's. */
const filingPost = (owed: Owed, visitor: Visitor): string =>
  (
    visitor.posts.find((post) => post.id === owed.post) ??
    visitor.posts.find((post) => post.body === owed.body) ??
    visitor.posts[0]
  )?.id ?? owed.post;
