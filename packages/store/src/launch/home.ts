import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LuodiError } from '@luodi/domain';
import { type Account, reaches } from './account.ts';

/** The folder of one installation: everything that is not in the database, and the embedded database itself. */
export interface Home {
  readonly folder: string;
  /** Owned by the server's account; below `folder` where that account can reach it. */
  readonly database: string;
  readonly data: string;
  readonly log: string;
  readonly secrets: Secrets;
}

/** Made at first start, readable by the owner of the folder only. */
export interface Secrets {
  readonly superuser: string;
  readonly migrator: string;
  readonly app: string;
  /** Signs sessions; for the sign-in library. */
  readonly session: string;
}

/** Where things go that another account must reach, when the home cannot hold them. */
export const shelter = (): string =>
  process.platform === 'win32'
    ? join(tmpdir(), 'luodi')
    : process.getuid?.() === 0
      ? '/var/lib/luodi'
      : join(tmpdir(), `luodi-${process.getuid?.()}`);

/** `LUODI_HOME`, else `.luodi` below the current folder. */
export const homeFolder = (environment: NodeJS.ProcessEnv = process.env): string =>
  resolve(environment.LUODI_HOME || '.luodi');

/**
 * Opens the folder of an installation, making what is missing.
 * @throws {LuodiError} `home-unwritable`
 */
export function home(path: string, account: Account): Home {
  const folder = resolve(path);
  try {
    makeFolder(folder);
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    const database = place(folder, account);
    return Object.freeze({
      folder,
      database,
      data: join(database, 'data'),
      log: join(folder, 'postgres.log'),
      secrets: secrets(folder),
    });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new LuodiError('home-unwritable', { path: folder, reason });
  }
}

/** Makes a folder and those above it; `mkdirSync` does not come back where the system refuses one with ENOENT, as in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o711 });
}

/** The database's folder, below the home or, where the account cannot enter that, in the shelter. */
function place(folder: string, account: Account): string {
  const inside = join(folder, 'database');
  own(inside, account);
  if (reaches(account, inside)) return inside;
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const outside = join(shelter(), digest);
  own(outside, account);
  if (!reaches(account, outside)) throw new Error(`${outside} is out of reach for account ${account.name}`);
  writeFileSync(join(folder, 'database-is-in.txt'), `${outside}\n`);
  return outside;
}

function own(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (account.spawn.uid !== undefined) chownSync(folder, account.spawn.uid, account.spawn.gid as number);
  chmodSync(folder, 0o700);
}

function secrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json');
  if (!existsSync(path)) {
    const word = () => randomBytes(24).toString('base64url');
    const half = `${path}.${process.pid}`;
    const made: Secrets = { superuser: word(), migrator: word(), app: word(), session: word() };
    writeFileSync(half, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(half, path);
  }
  return Object.freeze(JSON.parse(readFileSync(path, 'utf8')) as Secrets);
}
