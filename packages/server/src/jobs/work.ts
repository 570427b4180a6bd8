import { LuodiError } from '@luodi/domain';
import { jurisdictions, type Store, type Worker, workQueue } from '@luodi/store';
import { enqueue, type JobKind } from './kind.ts';
import { JOBS, RECURRING } from './registry.ts';
import { attempt } from './run.ts';

/**
 * Works the queue: jobs as they come, and those that come by the clock.
 * For: the application when it listens; tests.
 */
export function work(
  store: Store,
  clock: () => Date,
  kinds: readonly JobKind[] = JOBS,
  concurrency = 2,
): Promise<Worker> {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  return workQueue(store, {
    concurrency,
    act: (turn) => attempt({ store, clock, kinds: byName }, turn),
    recurring: RECURRING,
    async recur(name) {
      const due = RECURRING.find((one) => one.name === name);
      if (!due) return;
      const at = clock();
      for (const { id: jurisdiction } of await jurisdictions.every(store.db))
        await store
          .transact({ jurisdiction, actor: 'system', at }, (tx) =>
            // Named by its minute: a turn that is told twice asks once.
            enqueue(tx, due.job, {}, `${name} ${at.toISOString().slice(0, 16)}`),
          )
          .catch((error) => {
            if (!(error instanceof LuodiError && error.code === 'duplicate')) throw error;
          });
    },
  });
}
