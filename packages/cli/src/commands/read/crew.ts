import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import type { Done, Task } from './one.ts';
import type { Answer, Errand } from './worker.ts';

/** So many results may wait for an earlier one to be printed. */
const AHEAD = 8;

/**
 * Reads many files on all cores, one at a time on each, and hands the results over in the order of the files. Memory
 * is flat: no more than a few results wait at any time.
 * @param onDone told of each file in order
 * @throws what a worker throws that is no refusal
 */
export function crew(
  tasks: readonly Task[],
  onDone: (at: number, result: Done | LuodiError) => Promise<void>,
): Promise<void> {
  const count = Math.min(availableParallelism(), tasks.length);
  const waiting = new Map<number, Done | LuodiError>();
  const idle: Worker[] = [];
  let next = 0;
  let told = 0;
  let telling = false;
  return new Promise((resolve, reject) => {
    const workers = Array.from(
      { length: count },
      () => new Worker(new URL('./read-worker.js', import.meta.url)),
    );
    const end = (error?: unknown) => {
      for (const worker of workers) worker.removeAllListeners().terminate();
      if (error === undefined) resolve();
      else reject(error);
    };
    const hand = () => {
      while (idle.length > 0 && next < tasks.length && next < told + count * AHEAD) {
        const errand: Errand = { at: next, task: tasks[next]! };
        idle.pop()!.postMessage(errand);
        next += 1;
      }
    };
    const tell = async () => {
      if (telling) return;
      telling = true;
      for (let result = waiting.get(told); result !== undefined; result = waiting.get(told)) {
        waiting.delete(told);
        await onDone(told, result);
        told += 1;
      }
      telling = false;
      hand();
      if (told === tasks.length) end();
    };
    for (const worker of workers) {
      idle.push(worker);
      worker.on('error', end);
      worker.on('message', (answer: Answer) => {
        waiting.set(
          answer.at,
          'refused' in answer
            ? new LuodiError(answer.refused.code as LuodiError['code'], answer.refused.detail as never)
            : answer.done,
        );
        idle.push(worker);
        hand();
        tell().catch(end);
      });
    }
    hand();
  });
}
