import { chmodSync, chownSync, cpSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with all in it, owned as it was. */
export function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  if (process.getuid?.() !== 0) return;
  const own = (at: string): void => {
    const { uid, gid, mode } = lstatSync(join(from, at));
    chownSync(join(to, at), uid, gid);
    chmodSync(join(to, at), mode & 0o7777);
    if (lstatSync(join(from, at)).isDirectory())
      for (const name of readdirSync(join(from, at))) own(join(at, name));
  };
  own('.');
}
