import { randomUUID } from 'node:crypto';
import type { Language } from '@luodi/domain';
import { jobs, type Store, type Tx } from '@luodi/store';
import type { Static, TSchema } from 'typebox';
import type { Outlets } from '../notice/outlet.ts';

/** What one attempt of a job is given. */
export interface Running<Input> {
  readonly id: string;
  readonly input: Input;
  readonly jurisdiction: string;
  /** Who asked for it: the id of a person, or `system`. */
  readonly actor: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** What the last `progress` of an earlier attempt kept; null at first. */
  readonly checkpoint: unknown;
  /** Aborted when somebody cancels the job or the server stops; pass it on, or ask it between two steps. */
  readonly signal: AbortSignal;
  readonly store: Store;
  /** By which notices leave the machine. */
  readonly outlets: Outlets;
  readonly now: () => Date;
  /** A transaction in the name of who asked; open as many as the work has steps that must not be seen half done. */
  transact<T>(act: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Says how far it is; written at most five times a second, the first and last always. With a checkpoint it is
   * always written, and the next attempt is given it.
   * @param total null while it is not known
   * @throws what `signal` says, when the job is to stop
   */
  progress(done: number, total: number | null, checkpoint?: unknown): Promise<void>;
}

/** A kind of job: its name, what it takes, and what one attempt does. */
export interface JobKind<Input extends TSchema = TSchema, Result = unknown> {
  readonly kind: 'job';
  /** Stable, `noun.act`; stands in the rows. */
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly input: Input;
  /** How often it is tried before it is failed; pauses of e, e², e³ … seconds between. Default 5. */
  readonly attempts?: number;
  /** Jobs of the same queue run one after the other. */
  readonly queue?: string;
  run(job: Running<Static<Input>>): Promise<Result>;
}

/**
 * Freezes a kind of job with its types. Then add it to `JOBS` in `registry.ts`, and ask for it by {@link enqueue}.
 *
 * It runs in the server's process: long sums go into a worker thread or let go of the loop between two steps
 * (`await setImmediate()` of `node:timers/promises`), or every page waits. It may be run twice: write results so that
 * the second time changes nothing.
 * @example
 * export const computation = jobKind({
 *   name: 'framework.compute',
 *   title: { zh: '计算评价指数', en: 'Computing an index' },
 *   input: Type.Object({ framework: Type.String(), samples: Type.Integer() }),
 *   attempts: 3,
 *   async run({ input, signal, checkpoint, progress, transact }) {
 *     const data = await transact((tx) => load(tx, input.framework));
 *     for (let at = (checkpoint as number | null) ?? 0; at < input.samples; at += 1) {
 *       await step(data, at, signal);
 *       await progress(at + 1, input.samples);
 *     }
 *     return transact((tx) => save(tx, data)); // what is returned is the job's result, as JSON
 *   },
 * });
 * // in a route: const { id } = await enqueue(tx, computation, { framework, samples: 1000 });
 * // in a page: <JobProgress id={id} onDone={(result) => …} />
 */
export const jobKind = <const Input extends TSchema, Result>(
  of: Omit<JobKind<Input, Result>, 'kind'>,
): JobKind<Input, Result> => Object.freeze({ kind: 'job' as const, ...of });

/**
 * Asks for a job; it begins when the transaction commits.
 * @param id of the caller's choice, where asking twice must not do it twice
 * @throws LuodiError `duplicate` when there is a job of that id
 */
export async function enqueue<Input extends TSchema>(
  tx: Tx,
  kind: JobKind<Input>,
  input: Static<Input>,
  id: string = randomUUID(),
): Promise<{ readonly id: string }> {
  await jobs.put(tx, { id, name: kind.name, input }, turnOf(kind));
  return { id };
}

/** How the queue treats a kind. */
export const turnOf = (kind: JobKind): { readonly attempts: number; readonly queue: string | undefined } => ({
  attempts: kind.attempts ?? 5,
  queue: kind.queue,
});
