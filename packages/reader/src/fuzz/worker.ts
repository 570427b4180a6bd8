import { parentPort } from 'node:worker_threads';
import { LuodiError } from '@luodi/domain';
import { toAkomaNtoso, toJson, toMarkdown, toTable } from '@luodi/domain/publication';
import { read } from '../read.ts';
import { mutated } from './mutate.ts';
import { specimens } from './specimen.ts';

/** How reading one damaged file ended: read, refused with a code, or failed, which is a fault of the reader. */
export type Ending =
  | { readonly seed: number; readonly name: string; readonly read: true }
  | { readonly seed: number; readonly name: string; readonly refused: string }
  | { readonly seed: number; readonly name: string; readonly failed: string };

const all = specimens();

parentPort!.on('message', async (seed: number) => {
  const { name, bytes } = await mutated(await all, seed);
  const tell = (ending: object) => parentPort!.postMessage({ seed, name, ...ending });
  try {
    const reading = await read(bytes, name);
    const { source, document, plan } = reading;
    const ends = [
      ...document.findings.map((one) => one.at),
      ...plan.items,
      ...plan.targets,
      ...plan.sentences,
    ];
    for (const { start, end } of ends)
      if (start < 0 || end < start || end > source.length) throw new Error(`a place ${start}–${end} outside`);
    for (const form of [toJson, toAkomaNtoso, toMarkdown, toTable]) form(reading);
    tell({ read: true });
  } catch (error) {
    if (error instanceof LuodiError) tell({ refused: error.code });
    else tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
