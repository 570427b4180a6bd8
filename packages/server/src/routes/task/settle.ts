import { randomUUID } from 'node:crypto';
import { type Task, type Tx, tasks } from '@luodi/store';
import type { Loaded } from './load.ts';

/** What is to be settled of a measure: what is left out stays as it is. */
export interface Settled extends Partial<Pick<Task, 'lead' | 'supporting' | 'deadline' | 'note'>> {
  readonly measure: string;
  /** As seen; 0 where nothing was settled. */
  readonly version: number;
}

/**
 * Saves what was settled.
 * @returns the measures that somebody else settled meanwhile; theirs stays
 */
export async function settle(
  tx: Tx,
  document: string,
  { held }: Loaded,
  given: readonly Settled[],
  verb = 'assign',
): Promise<string[]> {
  const late = given.filter((one) => (held.get(one.measure)?.version ?? 0) !== one.version);
  const mine = given.filter((one) => !late.includes(one));
  const old = mine.filter((one) => one.version > 0);
  await tasks.insert(
    tx,
    mine
      .filter((one) => one.version === 0)
      .map(({ version: _, ...one }) => ({
        lead: null,
        supporting: [],
        deadline: null,
        note: '',
        ...one,
        id: randomUUID(),
        document,
      })),
    verb,
  );
  const changes = old.map(({ measure, version, ...given }) => {
    const { id, lead, supporting, deadline, note } = held.get(measure)!;
    return { lead, supporting, deadline, note, ...given, id, version };
  });
  const { conflicts } = await tasks.changeAll(tx, changes, verb);
  const measureOf = new Map([...held.values()].map((task) => [task.id, task.measure]));
  return [...late.map((one) => one.measure), ...conflicts.map((id) => measureOf.get(id)!)];
}
