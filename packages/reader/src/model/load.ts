import { readFile } from 'node:fs/promises';
import type { ItemModel } from '@luodi/domain/plan/item';
import { unpack } from './file.ts';

/** Where the shipped model lies, seen from the source and from the bundle of the command line. */
const PLACES = [
  new URL('../../model/items.bin', import.meta.url),
  new URL('../../reader/model/items.bin', import.meta.url),
];

let loaded: Promise<ItemModel> | null = null;

/**
 * The shipped model, read once.
 * @throws Error when the package lacks it
 */
export function loadModel(): Promise<ItemModel> {
  loaded ??= (async () => {
    for (const place of PLACES) {
      const bytes = await readFile(place).catch(() => null);
      if (bytes) return unpack(bytes).model;
    }
    throw new Error('the model of the reader is missing: run npm run train, or install the package again');
  })();
  return loaded;
}
