import { LuodiError } from '@luodi/domain';
import { type Job, jobs, type Store, type Turn, type Tx } from '@luodi/store';
import { Value } from 'typebox/value';
import type { Outlets } from '../notice/outlet.ts';
import type { JobKind, Running } from './kind.ts';
import { advanceJob, type JobEvent } from './life.ts';

/** What an attempt needs of the world around it. */
export interface Ground {
  readonly store: Store;
  readonly clock: () => Date;
  readonly kinds: ReadonlyMap<string, JobKind>;
  readonly outlets: Outlets;
}

/** Progress is written at most this often, unless it holds a checkpoint. */
const GAP = 200;
/** A job during which the server died this often is taken to be the cause. */
const DEATHS = 5;
/** How often a job that says nothing is asked whether it is to stop. */
const LISTEN = 1000;

/** Why a signal is aborted. */
class Stop extends Error {
  readonly why: 'cancelled' | 'shutdown';
  constructor(why: Stop['why']) {
    super(why);
    this.why = why;
  }
}

/**
 * One attempt of a job: begin → run → note how it ended.
 * @throws the error of the attempt when it is to be made again; the queue then waits and does so
 */
export async function attempt(ground: Ground, turn: Turn): Promise<void> {
  const { store, clock, kinds, outlets } = ground;
  const own = <T>(act: (tx: Tx) => Promise<T>, actor = 'system') =>
    store.transact({ jurisdiction: turn.jurisdiction, actor, at: clock() }, act);
  const job = await own((tx) => begin(tx, turn.id));
  if (job === null) return;
  const kind = kinds.get(job.name);
  const aborting = new AbortController();
  const stop = (why: Stop['why']) => aborting.abort(new Stop(why));
  if (turn.signal.aborted) stop('shutdown');
  turn.signal.addEventListener('abort', () => stop('shutdown'), { once: true });
  const listening = setInterval(async () => {
    const now = await own((tx) => jobs.find(tx, job.id)).catch(() => undefined);
    if (now === null || now?.state === 'stopping') stop('cancelled');
  }, LISTEN);
  try {
    if (!kind) throw new LuodiError('job-unknown', { name: job.name });
    if (!Value.Check(kind.input, job.input))
      throw new LuodiError('invalid', { reason: `${job.name}: ${JSON.stringify(job.input).slice(0, 200)}` });
    const result = await kind.run({
      id: job.id,
      input: job.input,
      jurisdiction: turn.jurisdiction,
      actor: job.madeBy,
      attempt: job.attempt,
      checkpoint: job.checkpoint,
      signal: aborting.signal,
      store,
      outlets,
      now: clock,
      transact: (act) => own(act, job.madeBy),
      progress: reporter(job.id, own, aborting.signal, stop),
    });
    await own((tx) => end(tx, job.id, 'finish', { result: result ?? null, error: null }));
  } catch (error) {
    const again = await own((tx) => explain(tx, job.id, turn, aborting.signal, error));
    if (again) throw error;
  } finally {
    clearInterval(listening);
  }
}

/** The job at the start of an attempt; null when it is gone, or is not to run any more. */
async function begin(tx: Tx, id: string): Promise<Job | null> {
  if ((await jobs.find(tx, id)) === null) return null;
  const held = await jobs.hold(tx, id);
  const ended = held.state === 'done' || held.state === 'failed' || held.state === 'cancelled';
  if (ended) return null;
  const deaths = held.deaths + (held.state === 'running' ? 1 : 0);
  if (deaths >= DEATHS) {
    const error = { code: 'job-killed', detail: { deaths } };
    await jobs.mark(tx, id, { state: advanceJob(held.state, 'fail'), deaths, error, endedAt: tx.at });
    return null;
  }
  const state = advanceJob(held.state, 'start');
  if (state === 'cancelled') {
    await jobs.mark(tx, id, { state, endedAt: tx.at });
    return null;
  }
  return jobs.mark(tx, id, {
    state,
    attempt: held.attempt + 1,
    deaths,
    startedAt: held.startedAt ?? tx.at,
    nextAt: null,
  });
}

async function end(
  tx: Tx,
  id: string,
  event: JobEvent,
  more: Parameters<typeof jobs.mark>[2] = {},
): Promise<void> {
  const held = await jobs.hold(tx, id);
  const state = advanceJob(held.state, event);
  const over = state !== 'waiting';
  await jobs.mark(tx, id, {
    state,
    endedAt: over ? tx.at : null,
    ...(state === 'done' && held.total !== null ? { done: held.total } : {}),
    ...more,
  });
}

/** Notes how an attempt failed; true when the queue is to make it again. */
async function explain(
  tx: Tx,
  id: string,
  turn: Turn,
  signal: AbortSignal,
  error: unknown,
): Promise<boolean> {
  const why = signal.reason instanceof Stop ? signal.reason.why : null;
  if (why === 'cancelled') {
    await end(tx, id, (await jobs.hold(tx, id)).state === 'stopping' ? 'stop' : 'fail', {
      error: told(error),
    });
    return false;
  }
  if (why === 'shutdown') {
    await end(tx, id, 'falter', { nextAt: tx.at });
    return true;
  }
  if (error instanceof LuodiError || turn.attempt >= turn.attempts) {
    await end(tx, id, 'fail', { error: told(error) });
    return false;
  }
  // The queue's own rule: e to the power of the attempt, in seconds, and no attempt counts beyond the tenth.
  const pause = Math.exp(Math.min(10, turn.attempt)) * 1000;
  const nextAt = new Date(new Date(tx.at).getTime() + pause).toISOString();
  await end(tx, id, 'falter', { error: told(error), nextAt });
  return (await jobs.hold(tx, id)).state === 'waiting';
}

/** An error as a row keeps it: a refusal by its code, anything else by its message alone. */
function told(error: unknown): NonNullable<Job['error']> {
  if (error instanceof Stop) return { code: 'stopped', detail: {} };
  if (error instanceof LuodiError) return { code: error.code, detail: error.detail };
  return { code: 'internal', detail: { message: String((error as Error)?.message ?? error).slice(0, 500) } };
}

/** Writes progress by transactions of its own, so that it is seen while the job's is open. */
function reporter(
  id: string,
  own: <T>(act: (tx: Tx) => Promise<T>) => Promise<T>,
  signal: AbortSignal,
  stop: (why: Stop['why']) => void,
): Running<unknown>['progress'] {
  let last = 0;
  return async (done, total, checkpoint) => {
    signal.throwIfAborted();
    const due = Date.now() - last >= GAP || done === total;
    if (!due && checkpoint === undefined) return;
    last = Date.now();
    const { state } = await own((tx) =>
      jobs.mark(tx, id, { done, total, ...(checkpoint === undefined ? {} : { checkpoint }) }),
    );
    if (state === 'stopping') stop('cancelled');
    signal.throwIfAborted();
  };
}
