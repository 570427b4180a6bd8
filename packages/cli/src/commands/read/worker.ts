import { parentPort } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import { type Done, one, type Task } from './one.ts';

/** What a worker is asked. */
export interface Errand {
  readonly at: number;
  readonly task: Task;
}

/** What it answers: the result, or why the file was refused. */
export type Answer =
  | { readonly at: number; readonly done: Done }
  | { readonly at: number; readonly refused: { readonly code: string; readonly detail: object } };

parentPort!.on('message', async ({ at, task }: Errand) => {
  try {
    parentPort!.postMessage({ at, done: await one(task) } satisfies Answer);
  } catch (error) {
    if (!(error instanceof LuodiError)) throw error;
    parentPort!.postMessage({
      at,
      refused: { code: error.code, detail: error.detail },
    } satisfies Answer);
  }
});
