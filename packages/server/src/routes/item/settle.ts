import { randomUUID } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import { type LedgerChange, type LedgerLine, ledgerIntake } from '@luodi/domain/list';
import { bodies, itemBodies, items, NEW_ITEM, posts, type Tx } from '@luodi/store';
import { LEDGER_WORDS } from '../../present/intake.ts';

/** Rows of one statement. */
const STRETCH = 2_000;

/** What the lines of a ledger would change, beside the items they were compared with. */
export async function compared(tx: Tx, lines: readonly LedgerLine[], today: string) {
  const known = await held(tx);
  const found = ledgerIntake(
    lines,
    known,
    await bodies.list(tx, {}, { on: today }),
    await posts.list(tx, {}, { on: today }),
    LEDGER_WORDS,
  );
  return { found, held: known };
}

/** The items as a ledger says them. */
async function held(tx: Tx) {
  const supporting = new Map<string, string[]>();
  for (const { item, body } of await itemBodies.list(tx, { role: 'support' })) {
    const known = supporting.get(item);
    if (known) known.push(body);
    else supporting.set(item, [body]);
  }
  return (await items.list(tx)).map(
    ({ id, number, title, kind, grade, leadPost, official, note, version }) => ({
      id,
      number,
      title,
      kind,
      grade,
      leadPost,
      official,
      note,
      version,
      supporting: supporting.get(id) ?? [],
    }),
  );
}

/**
 * Saves new items and changed ones.
 * @param told how many are written, between two stretches
 * @throws LuodiError `conflict` when somebody changed one of them between the look and the save: then all are refused
 */
export async function settle(
  tx: Tx,
  changes: readonly LedgerChange[],
  told: (done: number) => Promise<void> = async () => {},
): Promise<void> {
  const rows = new Map((await items.list(tx)).map((item) => [item.id, item]));
  let next = await items.nextNumber(tx);
  const fresh = changes.filter((one) => one.id === null).map((one) => ({ ...one, id: randomUUID() }));
  for (let at = 0; at < fresh.length; at += STRETCH) {
    await told(at);
    await items.insert(
      tx,
      fresh.slice(at, at + STRETCH).map(({ id, line: _, supporting: __, ...given }) => ({
        ...NEW_ITEM,
        kind: 'project' as const,
        grade: 'ordinary' as const,
        title: '',
        ...given,
        stage: (given.kind ?? 'project') === 'project' ? ('reserve' as const) : null,
        id,
        number: next++,
      })),
      'intake',
    );
  }
  const old = changes.filter((one) => one.id !== null);
  await told(fresh.length);
  const { conflicts } = await items.changeAll(
    tx,
    old.map(({ id, line: _, supporting: __, ...given }) => {
      const { version, title, kind, grade, leadPost, official, note } = rows.get(id!)!;
      return { title, kind, grade, leadPost, official, note, ...given, id: id!, version };
    }),
    'intake',
  );
  if (conflicts[0] !== undefined)
    throw new LuodiError('conflict', { noun: 'item', id: conflicts[0], current: rows.get(conflicts[0]) });
  const wanted = new Map(
    [...fresh, ...old].flatMap(({ id, supporting }) => (supporting ? [[id!, supporting] as const] : [])),
  );
  const before = await itemBodies.list(tx, { item: [...wanted.keys()], role: 'support' });
  await itemBodies.removeAll(
    tx,
    before.filter((one) => !wanted.get(one.item)!.includes(one.body)),
    'intake',
  );
  await itemBodies.insert(
    tx,
    [...wanted].flatMap(([item, some]) =>
      some
        .filter((body) => !before.some((one) => one.item === item && one.body === body))
        .map((body) => ({ id: randomUUID(), item, body, post: null, role: 'support' as const })),
    ),
    'intake',
  );
}
