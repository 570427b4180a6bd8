import { readFile } from 'node:fs/promises';
import type { ItemModel } from '@luodi/domain/plan/item';
import { shipped } from '../shipped.ts';
import { unpack } from './file.ts';

let loaded: Promise<ItemModel> | null = null;

/**
 * The shipped model, read once.
 * @throws Error when the package lacks it
 */
export function loadModel(): Promise<ItemModel> {
  loaded ??= readFile(shipped('model/items.bin')).then((bytes) => unpack(bytes).model);
  return loaded;
}
