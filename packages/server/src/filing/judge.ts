import { randomUUID } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import { advanceUpdate } from '@luodi/domain/list';
import { items, notices, posts, type Tx, type Update, updates } from '@luodi/store';
import { ownOnly } from '../policies/index.ts';
import { forbidden } from '../policies/refuse.ts';
import type { Visitor } from '../visitor.ts';

/** What is said of a submitted update. */
export interface Judgement {
  readonly id: string;
  readonly version: number;
  readonly verdict: 'approve' | 'return';
  readonly reason?: string | undefined;
}

/**
 * Approves an update, which makes its official status the item's and its claim a claim; or returns it with a reason,
 * which its filer is told.
 * @throws LuodiError `not-found`, `forbidden`, `reason-missing`, `locked`, `conflict`
 */
export async function judge(tx: Tx, of: Judgement, visitor: Visitor): Promise<Update> {
  const old = await updates.get(tx, of.id);
  if (ownOnly(visitor.roles, 'update', 'approve')) {
    const post = await posts.find(tx, old.post);
    if (!post || !visitor.posts.some((one) => one.body === post.body))
      throw forbidden(visitor.roles, 'update', 'approve');
  }
  const reason = of.reason?.trim() ?? '';
  if (of.verdict === 'return' && reason === '') throw new LuodiError('reason-missing');
  const row = await updates.change(
    tx,
    {
      id: old.id,
      version: of.version,
      state: advanceUpdate(old.state, of.verdict),
      judgedBy: visitor.person!.id,
      judgedAt: tx.at,
      returnReason: of.verdict === 'return' ? reason : null,
    },
    of.verdict,
  );
  if (of.verdict === 'approve') await believe(tx, row);
  else await tell(tx, row, reason);
  return row;
}

/** The item says what the newest approved update says of it; with nothing behind it that is a claim. */
async function believe(tx: Tx, row: Update): Promise<void> {
  const item = await items.get(tx, row.item);
  const approved = await updates.list(tx, { item: item.id, state: 'approved' });
  const newest = approved.every((one) => one.period <= row.period);
  const official = newest && row.official !== null ? row.official : item.official;
  const evidence = item.evidence === 'none' ? ('claimed' as const) : item.evidence;
  if (official === item.official && evidence === item.evidence) return;
  await items.change(tx, { id: item.id, version: item.version, official, evidence }, 'approve');
}

async function tell(tx: Tx, row: Update, reason: string): Promise<void> {
  const { number, title } = await items.get(tx, row.item);
  await notices.insert(
    tx,
    [
      {
        id: randomUUID(),
        person: row.filedBy,
        code: 'update-returned',
        detail: { period: row.period, number, title, reason },
        href: `/rounds/${row.period}`,
        madeAt: tx.at,
        readAt: null,
      },
    ],
    'tell',
  );
}
