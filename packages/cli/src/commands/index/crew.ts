import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import {
  countOf,
  type Design,
  type Extra,
  gather,
  type Panel,
  type Recipe,
  type Replicates,
  replicate,
  replicator,
  type Tree,
  type Uncertainty,
} from '@luodi/domain/index';

/** What a worker is made ready with. */
export interface Job {
  readonly panel: Panel;
  readonly tree: Tree;
  readonly recipe: Recipe;
  readonly design: Design;
  readonly extra: Extra & { readonly sets?: ReadonlyMap<string, readonly number[]> };
}

/** Replicates to run. */
export interface Stint {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}
/** What a worker answers: its replicates, or why a combination of the design was refused. */
export type Result =
  | { readonly part: number; readonly replicates: Replicates }
  | { readonly refused: { readonly code: string; readonly detail: object } };

/** Below so many cells in all, starting threads takes longer than they save. */
const SMALL = 50_000_000;

/** The bundled worker. */
const bundled = (job: Job): Worker =>
  new Worker(new URL('./index-worker.js', import.meta.url), { workerData: job });

/**
 * Runs a design on all cores. Every replicate draws from a stream of its own, so that the result is the same to the
 * byte on any number of threads.
 * @param threads how many; where it is not given, as many as there are cores, and one for a small design
 * @param start makes a worker ready
 * @throws LuodiError where a combination of the design is impossible; Error where a worker stops before its work is done
 */
export async function uncertainOn(job: Job, threads?: number, start = bundled): Promise<Uncertainty> {
  const { panel, tree, recipe, design, extra } = job;
  const ready = replicator(panel, tree, recipe, design, extra);
  const count = countOf(ready, design);
  const small = count * panel.units.length * tree.indicators.length < SMALL;
  const workers = Math.min(threads ?? (small ? 1 : availableParallelism()), count);
  if (workers < 2) return gather(ready, design, [replicate(ready, design, 0, count)]);
  const size = Math.ceil(count / (workers * 8));
  const stints = Array.from({ length: Math.ceil(count / size) }, (_, part) => ({
    part,
    from: part * size,
    to: Math.min(count, (part + 1) * size),
  }));
  const { solve: _, ...sent } = extra;
  return gather(
    ready,
    design,
    await run(
      stints,
      Array.from({ length: workers }, () => start({ ...job, extra: sent })),
    ),
  );
}

/** Hands stints to workers as they become free; the parts in their order. */
function run(stints: readonly Stint[], workers: readonly Worker[]): Promise<Replicates[]> {
  const parts = new Array<Replicates>(stints.length);
  let next = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    const end = (error?: unknown) => {
      // The others may fail as well on their way out; the first word counts.
      for (const worker of workers)
        worker
          .removeAllListeners()
          .on('error', () => {})
          .terminate();
      if (error === undefined) resolve(parts);
      else reject(error);
    };
    for (const worker of workers) {
      const hand = () => {
        if (next >= stints.length) return;
        worker.postMessage(stints[next]!);
        next += 1;
      };
      worker.on('error', (error) => end(stopped(done, stints.length, error)));
      worker.on('exit', () => end(stopped(done, stints.length)));
      worker.on('message', (result: Result) => {
        if ('refused' in result) {
          const { code, detail } = result.refused;
          end(new LuodiError(code as LuodiError['code'], detail as never));
          return;
        }
        parts[result.part] = result.replicates;
        done += 1;
        if (done === stints.length) end();
        else hand();
      });
      hand();
    }
  });
}

const stopped = (done: number, all: number, cause?: unknown): Error =>
  new Error(
    `a worker stopped after ${done} of ${all} parts of the runs${cause instanceof Error ? `: ${cause.message}` : ''}; nothing was written. Run again, on fewer threads where memory is short (--threads 1)`,
    { cause },
  );
