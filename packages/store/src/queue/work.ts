import { setTimeout as pause } from 'node:timers/promises';
import { parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { plainPool } from '../connect.ts';
import type { Store } from '../open.ts';
import { QUEUE, quiet } from './prepare.ts';

/** One turn of a job in the queue: whose it is and which. */
export interface Turn {
  readonly jurisdiction: string;
  readonly id: string;
  /** Counts from 1; killed attempts count. */
  readonly attempt: number;
  readonly attempts: number;
  /** Aborted when the server stops. */
  readonly signal: AbortSignal;
}

/** Something that comes round by the clock. */
export interface Recurring {
  readonly name: string;
  /** Minute, hour, day, month, weekday in UTC, as cron writes them. */
  readonly match: string;
}

export interface Worker {
  /** Lets running jobs end, asks them to stop after `patience`, and stops. */
  stop(): Promise<void>;
}

/** The one task of the queue; what it does stands in the job's row. */
const TASK = 'luodi_job';
const RECUR = 'luodi_recur_';

/**
 * Works the queue until it is stopped. We are the only instance on the database, so whatever is locked at the start
 * was held by a process that is dead, and is let go at once.
 * @param act one attempt; throws to have it tried again later
 * @param concurrency jobs at a time
 */
export async function workQueue(
  store: Store,
  options: {
    readonly act: (turn: Turn) => Promise<void>;
    readonly recurring?: readonly Recurring[];
    readonly recur?: (name: string) => Promise<void>;
    readonly concurrency?: number;
    /** Milliseconds that running jobs get to end by themselves. */
    readonly patience?: number;
  },
): Promise<Worker> {
  const { act, recurring = [], recur, concurrency = 2, patience = 2000 } = options;
  const pool = plainPool(store.appUrl, concurrency + 2, store.role);
  pool.on('connect', (client) => client.on('error', () => {}));
  const tasks: TaskList = {
    [TASK]: async (payload, { job, abortSignal }) => {
      const { jurisdiction, id } = payload as { jurisdiction: string; id: string };
      const { attempts: attempt, max_attempts: attempts } = job;
      await act({ jurisdiction, id, attempt, attempts, signal: abortSignal });
    },
    ...Object.fromEntries(recurring.map(({ name }) => [`${RECUR}${name}`, async () => recur?.(name)])),
  };
  const begin = async () => {
    // An attempt that was cut off by a death of the server is not the job's last one.
    await pool.query(
      `update ${QUEUE}._private_jobs set attempts = least(attempts, max_attempts - 1) where locked_by is not null`,
    );
    await pool.query(
      `select ${QUEUE}.force_unlock_workers(array(select distinct locked_by from ${QUEUE}._private_jobs where locked_by is not null))`,
    );
    return run(
      {
        pgPool: pool,
        schema: QUEUE,
        logger: quiet,
        concurrency,
        pollInterval: 2000,
        gracefulShutdownAbortTimeout: patience,
        noHandleSignals: true,
        parsedCronItems: parseCronItems(
          recurring.map(({ name, match }) => ({
            task: `${RECUR}${name}`,
            match,
            identifier: name,
            options: { maxAttempts: 5, jobKey: `${RECUR}${name}`, backfillPeriod: 0 },
          })),
        ),
      },
      tasks,
    );
  };
  let stopping = false;
  let runner: Runner;
  try {
    runner = await begin();
  } catch (error) {
    await pool.end();
    throw error;
  }
  // A database that went away ends the runner; it is begun again until the database is back or we stop.
  const going = (async () => {
    for (let attempt = 0; ; attempt += 1) {
      await runner.promise.catch(() => {});
      if (stopping) return;
      await pause(Math.min(10_000, 500 * 2 ** attempt));
      if (stopping) return;
      await begin().then(
        async (again) => {
          runner = again;
          attempt = 0;
          if (stopping) await again.stop();
        },
        () => {},
      );
    }
  })();
  return {
    async stop() {
      stopping = true;
      await runner.stop().catch(() => {});
      await going;
      await drained(pool);
      await pool.end();
    },
  };
}

/** The queue notes the last failures after it says that it has stopped; a pool that ends under them would never answer. */
async function drained(pool: { waitingCount: number; totalCount: number; idleCount: number }): Promise<void> {
  for (let calm = 0, turn = 0; calm < 3 && turn < 100; turn += 1) {
    calm = pool.waitingCount === 0 && pool.totalCount === pool.idleCount ? calm + 1 : 0;
    await pause(20);
  }
}
