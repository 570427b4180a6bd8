import { parentPort } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import { read, type Stage } from '../read.ts';
import type { Reading } from '../reading.ts';

/** What the worker is asked. */
export interface Errand {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** What it answers: the stages as they are reached, then the reading, or why there is none. */
export type Answer =
  | { readonly stage: Stage }
  | { readonly reading: Reading }
  | { readonly refused: LuodiError['code']; readonly detail: LuodiError['detail'] }
  | { readonly failed: string };

const say = (answer: Answer) => parentPort!.postMessage(answer);

parentPort!.on('message', async ({ bytes, name }: Errand) => {
  try {
    say({ reading: await read(bytes, name, { onStage: (stage) => say({ stage }) }) });
  } catch (error) {
    if (error instanceof LuodiError) say({ refused: error.code, detail: error.detail });
    else say({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
