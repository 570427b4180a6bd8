import type { Worker } from 'node:worker_threads';
import { threadOf } from '../thread.ts';
import type { Ending } from './worker.ts';

/** What became of many damaged files. */
export interface Outcome {
  readonly read: number;
  /** How many were refused, by code. */
  readonly refused: ReadonlyMap<string, number>;
  /** Faults of the reader: what it threw that has no code, and what took longer than allowed. */
  readonly faults: readonly { readonly seed: number; readonly name: string | null; readonly what: string }[];
  /** The longest that one file took, milliseconds. */
  readonly longest: { readonly seed: number; readonly took: number };
}

/** A file may take so long, milliseconds: a hundred times what the slowest takes on a machine that does other things. */
const PATIENCE = 60_000;

/**
 * Reads damaged files in a worker, one after the other, and ends the worker where one takes too long. The same seeds
 * make the same files.
 * @param onDone told after each file
 */
export async function fuzz(from: number, count: number, onDone?: (done: number) => void): Promise<Outcome> {
  const refused = new Map<string, number>();
  const faults: { seed: number; name: string | null; what: string }[] = [];
  let read = 0;
  let longest = { seed: from, took: 0 };
  let worker = begun();
  for (let seed = from; seed < from + count; seed += 1) {
    const began = performance.now();
    const ending = await asked(worker, seed);
    const took = performance.now() - began;
    if (took > longest.took && seed > from) longest = { seed, took };
    if (typeof ending === 'string') {
      faults.push({ seed, name: null, what: ending });
      await worker.terminate();
      worker = begun();
    } else if ('refused' in ending) refused.set(ending.refused, (refused.get(ending.refused) ?? 0) + 1);
    else if ('failed' in ending) faults.push({ seed, name: ending.name, what: ending.failed });
    else read += 1;
    onDone?.(seed - from + 1);
  }
  await worker.terminate();
  return { read, refused, faults, longest };
}

const begun = () => threadOf(new URL('./worker.ts', import.meta.url));

/** What the worker says of a file, or that it says nothing in time or died. */
const asked = (worker: Worker, seed: number): Promise<Ending | string> =>
  new Promise((resolve) => {
    const end = (ending: Ending | string) => {
      clearTimeout(watch);
      for (const event of ['message', 'error']) worker.removeAllListeners(event);
      resolve(ending);
    };
    const watch = setTimeout(() => end(`no answer within ${PATIENCE / 1000} s`), PATIENCE);
    worker.once('message', end);
    worker.once('error', (error) => end(`the worker died: ${error instanceof Error ? error.stack : error}`));
    worker.postMessage(seed);
  });
