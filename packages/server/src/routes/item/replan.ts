import { randomUUID } from 'node:crypto';
import type { api, BodyOf } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { dependencies, type Milestone, milestones, NEW_MILESTONE, type Tx } from '@luodi/store';

type Given = BodyOf<typeof api.item.milestones>;

/**
 * Adds, changes and removes milestones of an item, all or none.
 * @throws LuodiError `conflict` when somebody else changed or removed one of them, `not-found` when one is of another
 *   item, `invalid` when one is named twice
 */
export async function replan(tx: Tx, item: string, { added, changed, removed }: Given): Promise<void> {
  const held = new Map((await milestones.list(tx, { item })).map((one) => [one.id, one]));
  const named = [...changed, ...removed].map((one) => one.id);
  const twice = named.find((id, at) => named.indexOf(id) !== at);
  if (twice) throw new LuodiError('invalid', { reason: `${twice} × 2` });
  const gone = named.find((id) => !held.has(id));
  if (gone) {
    await formerOf(tx, item, gone);
    throw new LuodiError('conflict', { noun: 'milestone', id: gone });
  }
  await unlink(
    tx,
    removed.map((one) => one.id),
  );
  const away = await milestones.removeAll(tx, removed, 'plan');
  const after = await milestones.changeAll(
    tx,
    changed.map(({ id, version, ...given }) => {
      const { due, start, duration, doneOn, originalDue } = held.get(id)!;
      // The day it was due at first stays beside the current one.
      return { id, version, start, duration, doneOn, ...given, originalDue: originalDue ?? due };
    }),
    'plan',
  );
  const late = [...away.conflicts, ...after.conflicts][0];
  if (late) throw new LuodiError('conflict', { noun: 'milestone', id: late, current: held.get(late) });
  const fresh = [];
  for (const { id, ...given } of added) {
    if (id !== undefined && held.has(id))
      throw new LuodiError('conflict', { noun: 'milestone', id, current: held.get(id) });
    const { version: _, ...former } = id === undefined ? NEVER : await formerOf(tx, item, id);
    fresh.push({
      ...NEW_MILESTONE,
      originalDue: given.due,
      ...former,
      item,
      ...given,
      id: id ?? randomUUID(),
    });
  }
  await milestones.insert(tx, fresh, 'plan');
}

const NEVER: Partial<Milestone> = {};

/** A milestone of the item as it was before it was removed. */
async function formerOf(tx: Tx, item: string, id: string): Promise<Milestone> {
  const former = (await milestones.history(tx, id)).at(-1)?.row;
  if (former?.item !== item) throw new LuodiError('not-found', { noun: 'milestone', id });
  return former;
}

/** Takes away what waits for the milestones, and what they wait for. */
async function unlink(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const ends = [
    ...(await dependencies.list(tx, { predecessor: ids })),
    ...(await dependencies.list(tx, { successor: ids })),
  ];
  await dependencies.removeAll(tx, [...new Map(ends.map((one) => [one.id, one])).values()], 'plan');
}
