import { existsSync } from 'node:fs';

/** Where what the package ships beside its code lies, seen from the source and from the bundle of the command line. */
const HOMES = [new URL('../', import.meta.url), new URL('../../reader/', import.meta.url)];

/**
 * The place of a file or folder that the package ships.
 * @param path from the package's folder
 * @throws Error when the package lacks it
 */
export function shipped(path: string): URL {
  const found = HOMES.map((home) => new URL(path, home)).find((place) => existsSync(place));
  if (!found) throw new Error(`${path} of the reader is missing: install the package again`);
  return found;
}
