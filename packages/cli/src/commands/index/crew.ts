import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
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

/** Replicates to run, and what came of them. */
export interface Stint {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}
export interface Result {
  readonly part: number;
  readonly replicates: Replicates;
}

/** Below so many cells in all, starting threads takes longer than they save. */
const SMALL = 50_000_000;

/**
 * Runs a design on all cores. Every replicate draws from a stream of its own, so that the result is the same on any
 * number of threads; a small design runs on one.
 * @param threads how many; as many as there are cores where it is not given
 */
export async function uncertainOn(job: Job, threads = availableParallelism()): Promise<Uncertainty> {
  const { panel, tree, recipe, design, extra } = job;
  const ready = replicator(panel, tree, recipe, design, extra);
  const count = countOf(ready, design);
  const cells = count * panel.units.length * tree.indicators.length;
  const workers = Math.min(threads, count);
  if (workers < 2 || cells < SMALL) return gather(ready, design, [replicate(ready, design, 0, count)]);
  const size = Math.ceil(count / (workers * 8));
  const stints = Array.from({ length: Math.ceil(count / size) }, (_, part) => ({
    part,
    from: part * size,
    to: Math.min(count, (part + 1) * size),
  }));
  return gather(ready, design, await run(job, stints, workers));
}

function run(job: Job, stints: readonly Stint[], count: number): Promise<Replicates[]> {
  const parts = new Array<Replicates>(stints.length);
  let next = 0;
  let done = 0;
  return new Promise((resolve, reject) => {
    const { solve: _, ...extra } = job.extra;
    const workers = Array.from(
      { length: count },
      () => new Worker(new URL('./index-worker.js', import.meta.url), { workerData: { ...job, extra } }),
    );
    const end = (error?: unknown) => {
      for (const worker of workers) worker.removeAllListeners().terminate();
      if (error === undefined) resolve(parts);
      else reject(error);
    };
    for (const worker of workers) {
      const hand = () => {
        if (next >= stints.length) return;
        worker.postMessage(stints[next]!);
        next += 1;
      };
      worker.on('error', end);
      worker.on('message', ({ part, replicates }: Result) => {
        parts[part] = replicates;
        done += 1;
        if (done === stints.length) end();
        else hand();
      });
      hand();
    }
  });
}
