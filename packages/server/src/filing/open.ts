import { randomUUID } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import { dueOf, monthBefore } from '@luodi/domain/list';
import { holdings, notices, posts, rounds, settings, type Tx } from '@luodi/store';

/** The setting that says whether rounds open by themselves. */
const MONTHLY = 'round-monthly';

/**
 * Opens the round of a month and tells everybody who holds a post in a body that owes something.
 * @throws LuodiError `duplicate`
 */
export async function openPeriod(
  tx: Tx,
  {
    period,
    due = dueOf(period),
    by,
  }: { readonly period: string; readonly due?: string; readonly by: string },
): Promise<string> {
  await rounds.hold(tx, period);
  if ((await rounds.list(tx, { period })).length > 0)
    throw new LuodiError('duplicate', { noun: 'round', id: period });
  const [row] = await rounds.insert(
    tx,
    [{ id: randomUUID(), period, due, state: 'open', openedBy: by, openedAt: tx.at }],
    'open',
  );
  const on = tx.at.slice(0, 10);
  const bodies = [...new Set((await rounds.owed(tx, { period })).map((one) => one.body))];
  const desks = bodies.length > 0 ? await posts.list(tx, { body: bodies }, { on }) : [];
  const held = desks.length > 0 ? await holdings.list(tx, { post: desks.map(({ id }) => id) }, { on }) : [];
  await notices.insert(
    tx,
    [...new Set(held.map(({ person }) => person))]
      .filter((person) => person !== by)
      .map((person) => ({
        id: randomUUID(),
        person,
        code: 'round-opened',
        detail: { period, due },
        href: `/rounds/${period}`,
        madeAt: tx.at,
        readAt: null,
      })),
    'tell',
  );
  return row!.id;
}

/** True when the round of a month opens by itself once the month is over. */
export async function isMonthly(tx: Tx): Promise<boolean> {
  return (await settings.find(tx, MONTHLY))?.value === true;
}

export async function setMonthly(tx: Tx, monthly: boolean): Promise<void> {
  const old = await settings.find(tx, MONTHLY);
  if (old) await settings.change(tx, { id: MONTHLY, version: old.version, value: monthly });
  else await settings.insert(tx, [{ id: MONTHLY, value: monthly }]);
}

/** China has one time all over: eight hours before UTC, the whole year. */
const EAST = 8 * 3_600_000;

/**
 * Opens the round of the month that is over, where that is wanted and nobody has: told any day, so that a server that
 * was off on the first does it on the second.
 * @returns the month, or null when there was nothing to do
 */
export async function openMonthly(tx: Tx): Promise<string | null> {
  if (!(await isMonthly(tx))) return null;
  const period = monthBefore(new Date(Date.parse(tx.at) + EAST).toISOString().slice(0, 10));
  if ((await rounds.list(tx, { period })).length > 0) return null;
  await openPeriod(tx, { period, by: 'system' });
  return period;
}
