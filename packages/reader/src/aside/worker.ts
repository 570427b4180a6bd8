import { parentPort } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import { read, type Stage } from '../read.ts';
import type { Reading } from '../reading.ts';
import { type Sheet, sheets } from '../sheet/index.ts';

/** What the worker is asked: to read a document, or the rows of a table file. */
export interface Errand {
  readonly want: 'reading' | 'sheets';
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** What it answers: the stages as they are reached, then what was wanted, or why there is none. */
export type Answer =
  | { readonly stage: Stage }
  | { readonly done: Reading | Sheet[] }
  | { readonly refused: LuodiError['code']; readonly detail: LuodiError['detail'] }
  | { readonly failed: string };

const say = (answer: Answer) => parentPort!.postMessage(answer);

parentPort!.on('message', async ({ want, bytes, name }: Errand) => {
  try {
    const done =
      want === 'sheets'
        ? await sheets(bytes, name)
        : await read(bytes, name, { onStage: (stage) => say({ stage }) });
    say({ done });
  } catch (error) {
    if (error instanceof LuodiError) say({ refused: error.code, detail: error.detail });
    else say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
