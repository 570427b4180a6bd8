import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Home } from './launch/home.ts';

/** Files by their content, beside the database: `files/ab/abcd…`; they go into a backup and come back with it. */
export const files = Object.freeze({
  /** Keeps the bytes, once; on disk before it returns. @returns their SHA-256 */
  keep(home: Pick<Home, 'folder'>, bytes: Uint8Array): string {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const path = pathOf(home, digest);
    if (existsSync(path)) return digest;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Outside the folder that is backed up, so that half a file is never taken for one.
    const half = join(home.folder, `half-${randomUUID()}`);
    const handle = openSync(half, 'wx', 0o600);
    try {
      writeSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(half, path);
    return digest;
  },
  /** The bytes; null when there are none, or they are no longer those that were kept. */
  read(home: Pick<Home, 'folder'>, digest: string): Buffer | null {
    const path = pathOf(home, digest);
    if (!existsSync(path)) return null;
    const bytes = readFileSync(path);
    return createHash('sha256').update(bytes).digest('hex') === digest ? bytes : null;
  },
});

function pathOf(home: Pick<Home, 'folder'>, digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new RangeError(`not a digest: ${digest}`);
  return join(home.folder, 'files', digest.slice(0, 2), digest);
}
