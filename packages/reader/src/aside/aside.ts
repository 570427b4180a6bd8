import { Worker } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import type { Stage } from '../read.ts';
import type { Reading } from '../reading.ts';
import { type Sheet, sheets } from '../sheet/index.ts';
import { threadOf } from '../thread.ts';
import type { Answer, Errand } from './worker.ts';

/** Memory that reading may take, megabytes; the longest text takes half of it. */
const MEMORY = 3072;
/** Time that reading one file may take, milliseconds; the longest text takes a few seconds. */
const PATIENCE = 180_000;

/** A table file up to this is read in tenths of a second, bytes. */
const SMALL = 300_000;

let worker: Worker | null = null;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a document as {@link read} does, in a thread of its own, so that others are answered meanwhile: one file after
 * the other, within bounds of memory and time. The thread is kept for the next file; it keeps no process alive.
 * For: the server.
 * @throws LuodiError as `read` does; `file-broken` where the bounds are passed
 */
export function readAside(
  bytes: Uint8Array,
  name: string,
  onStage?: (stage: Stage) => void,
): Promise<Reading> {
  return inTurn({ want: 'reading', bytes, name }, onStage) as Promise<Reading>;
}

/**
 * The sheets of a table file as {@link sheets} gives them; a large one is read in the thread, a small one here, where it
 * is read sooner than handed over.
 * For: the server.
 * @throws LuodiError as `sheets` does; `file-broken` where the bounds are passed
 */
export function sheetsAside(bytes: Uint8Array, name: string): Promise<Sheet[]> {
  if (bytes.length <= SMALL) return sheets(bytes, name);
  return inTurn({ want: 'sheets', bytes, name }) as Promise<Sheet[]>;
}

function inTurn(asked: Errand, onStage?: (stage: Stage) => void): Promise<Reading | Sheet[]> {
  const done = turn.then(() => errand(asked, onStage));
  turn = done.catch(() => {});
  return done;
}

function errand(asked: Errand, onStage: ((stage: Stage) => void) | undefined): Promise<Reading | Sheet[]> {
  worker ??= begun();
  const hired = worker;
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(watch);
      for (const event of ['message', 'error', 'exit']) hired.removeAllListeners(event);
      hired.unref();
    };
    const dismiss = (error: Error) => {
      leave();
      // What goes wrong while it ends is of no interest any more.
      hired.on('error', () => {});
      void hired.terminate();
      worker = null;
      reject(error);
    };
    const beyond = (reason: string) => new LuodiError('file-broken', { name: asked.name, reason });
    const watch = setTimeout(() => dismiss(beyond(`> ${PATIENCE / 1000} s`)), PATIENCE);
    hired.ref();
    hired.on('message', (answer: Answer) => {
      if ('stage' in answer) return onStage?.(answer.stage);
      leave();
      if ('done' in answer) resolve(answer.done);
      else if ('refused' in answer) reject(new LuodiError(answer.refused, answer.detail));
      else reject(new Error(answer.failed));
    });
    hired.on('error', (error: NodeJS.ErrnoException) =>
      dismiss(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? beyond(`> ${MEMORY} MB`) : error),
    );
    hired.on('exit', () => dismiss(new Error('the thread that reads ended')));
    hired.postMessage(asked);
  });
}

/** The bundle has the worker beside it; from the sources it is compiled as it is loaded. */
function begun(): Worker {
  const bounds = { resourceLimits: { maxOldGenerationSizeMb: MEMORY } };
  return import.meta.url.endsWith('.ts')
    ? threadOf(new URL('./worker.ts', import.meta.url), bounds)
    : new Worker(new URL('./reading-worker.js', import.meta.url), bounds);
}
