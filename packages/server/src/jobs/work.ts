import { LuodiError } from '@luodi/domain';
import { jurisdictions, type Store, type Worker, workQueue } from '@luodi/store';
import { type Outlets, outletsOf } from '../notice/outlet.ts';
import type { JobKind } from './kind.ts';
import { RECURRING } from './recur.ts';
import { JOBS } from './registry.ts';
import { attempt } from './run.ts';

/**
 * Works the queue: jobs as they come, and those that come by the clock.
 * For: the application when it listens; tests.
 */
export function work(
  store: Store,
  clock: () => Date,
  more: {
    readonly kinds?: readonly JobKind[];
    readonly outlets?: Outlets;
    readonly concurrency?: number;
  } = {},
): Promise<Worker> {
  const { kinds = JOBS, outlets = outletsOf({}, 'http://127.0.0.1'), concurrency = 2 } = more;
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  return workQueue(store, {
    concurrency,
    act: (turn) => attempt({ store, clock, kinds: byName, outlets }, turn),
    recurring: RECURRING,
    async recur(name) {
      const due = RECURRING.find((one) => one.name === name);
      if (!due) return;
      const at = clock();
      for (const { id: jurisdiction } of await jurisdictions.every(store.db))
        await store
          .transact({ jurisdiction, actor: 'system', at }, (tx) => due.ask(tx, outlets))
          .catch((error) => {
            if (!(error instanceof LuodiError && error.code === 'duplicate')) throw error;
          });
    },
  });
}
