import { parentPort, workerData } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import { favours, replicate, replicator } from '@luodi/domain/index';
import type { Job, Result, Stint } from './crew.ts';

const { panel, tree, recipe, design, extra } = workerData as Job;
// A solver does not cross threads: each has its own.
const solve = favours(recipe, design) ? { solve: await (await import('./solver.ts')).solver() } : {};
const ready = replicator(panel, tree, recipe, design, { ...extra, ...solve });
parentPort!.on('message', ({ part, from, to }: Stint) => {
  try {
    const replicates = replicate(ready, design, from, to);
    const { first, second, mixed, places } = replicates;
    parentPort!.postMessage(
      { part, replicates } satisfies Result,
      [first, second, ...mixed, places].map((one) => one.buffer as ArrayBuffer),
    );
  } catch (error) {
    if (!(error instanceof LuodiError)) throw error;
    parentPort!.postMessage({ refused: { code: error.code, detail: error.detail } } satisfies Result);
  }
});
