import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import type { Done, Task } from './one.ts';
import type { Answer, Errand } from './worker.ts';

/** So many results may wait for an earlier one to be printed. */
const AHEAD = 8;

/** The bundled worker. */
const bundled = (): Worker => new Worker(new URL('./read-worker.js', import.meta.url));

/**
 * Reads many files on all cores, one at a time on each, and hands the results over in the order of the files. Memory
 * is flat: no more than a few results wait at any time.
 * @param onDone told of each file in order
 * @param start makes a worker ready
 * @throws what a worker throws that is no refusal, or that `onDone` throws; Error where a worker stops before its work
 * is done. Nothing is told after it.
 */
export function crew(
  tasks: readonly Task[],
  onDone: (at: number, result: Done | LuodiError) => Promise<void>,
  start = bundled,
): Promise<void> {
  if (tasks.length === 0) return Promise.resolve();
  const count = Math.min(availableParallelism(), tasks.length);
  const waiting = new Map<number, Done | LuodiError>();
  const idle: Worker[] = [];
  let next = 0;
  let told = 0;
  let telling = false;
  let over = false;
  return new Promise((resolve, reject) => {
    const workers = Array.from({ length: count }, start);
    const end = (error?: unknown) => {
      over = true;
      // The others may fail as well on their way out; the first word counts.
      for (const worker of workers)
        worker
          .removeAllListeners()
          .on('error', () => {})
          .terminate();
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
      for (let result = waiting.get(told); result !== undefined && !over; result = waiting.get(told)) {
        waiting.delete(told);
        await onDone(told, result);
        told += 1;
      }
      telling = false;
      if (over) return;
      hand();
      if (told === tasks.length) end();
    };
    for (const worker of workers) {
      idle.push(worker);
      worker.on('error', end);
      worker.on('exit', (code) =>
        end(
          new Error(`a worker that reads stopped with code ${code} after ${told} of ${tasks.length} files`),
        ),
      );
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
