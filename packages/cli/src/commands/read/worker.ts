import { parentPort } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import { one, placeOf, save, type Task } from './one.ts';

/** What a worker is asked: a task, and the folder its result goes to; without one the text comes back. */
export interface Errand {
  readonly at: number;
  readonly task: Task;
  readonly out: string | undefined;
}

/** What it answers: the result, or why the file was refused. */
export type Answer =
  | { readonly at: number; readonly grave: boolean; readonly text: string | null }
  | { readonly at: number; readonly refused: { readonly code: string; readonly detail: object } };

parentPort!.on('message', async ({ at, task, out }: Errand) => {
  try {
    const { text, grave } = await one(task);
    if (out !== undefined) save(placeOf(out, task), text);
    parentPort!.postMessage({ at, grave, text: out === undefined ? text : null } satisfies Answer);
  } catch (error) {
    if (!(error instanceof LuodiError)) throw error;
    parentPort!.postMessage({
      at,
      refused: { code: error.code, detail: error.detail },
    } satisfies Answer);
  }
});
