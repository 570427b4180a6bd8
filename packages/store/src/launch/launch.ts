import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LuodiError } from '@luodi/domain';
import pg from 'pg';
import { type Account, account as accountOfProcess } from './account.ts';
import { type Engine, engine as findEngine } from './engine.ts';
import { type Home, home as openHome, shelter } from './home.ts';
import { alive, type Postmaster, postmaster, type Tuning } from './postmaster.ts';
import { type Report, silent } from './report.ts';

/** The embedded server with its roles and its database. */
export interface Launched extends Postmaster {
  readonly home: Home;
  /** A connection string for one of the roles. */
  url(role: 'luodi_app' | 'luodi_migrator' | 'postgres', database?: string): string;
}

/**
 * Starts the embedded PostgreSQL on the data of a home, or adopts the one that a killed process left running.
 * For: `open()`; call that.
 * @param path The home folder; made when it is not there.
 * @throws {LuodiError} `home-unwritable`, `engine-version`, `engine-failed`
 */
export async function launch(path: string, report: Report = silent, tuning: Tuning = {}): Promise<Launched> {
  const account = accountOfProcess();
  const home = openHome(path, account);
  const release = await alone(home.folder);
  try {
    const engine = programs(account, home, report);
    initialise(engine, home, account, report, tuning);
    const server = await postmaster(engine, home, account, report, tuning);
    const url: Launched['url'] = (role, database = 'luodi') => {
      const { superuser, migrator, app } = home.secrets;
      const password = { postgres: superuser, luodi_migrator: migrator, luodi_app: app }[role];
      return `postgres://${role}:${password}@127.0.0.1:${server.port}/${database}`;
    };
    await furnish(url('postgres', 'postgres'), home);
    return Object.freeze({ ...server, home, url });
  } finally {
    release();
  }
}

function programs(account: Account, home: Home, report: Report): Engine {
  try {
    return findEngine(account, shelter(), report);
  } catch (error) {
    throw new LuodiError('engine-failed', { reason: (error as Error).message, log: home.log });
  }
}

/** Makes the data folder in a half-name first, so that a kill in between leaves no half-made one. */
function initialise(engine: Engine, home: Home, account: Account, report: Report, tuning: Tuning): void {
  const mark = join(home.data, 'PG_VERSION');
  if (existsSync(mark)) {
    const found = readFileSync(mark, 'utf8').trim();
    if (found !== engine.major)
      throw new LuodiError('engine-version', { path: home.data, found, wanted: engine.major });
    return;
  }
  report({ step: 'initialise', detail: home.data });
  for (const name of readdirSync(home.database))
    if (name.startsWith('half-')) rmSync(join(home.database, name), { recursive: true, force: true });
  const half = join(home.database, `half-${process.pid}`);
  const word = join(home.database, `half-word-${process.pid}`);
  writeFileSync(word, `${home.secrets.superuser}\n`, { mode: 0o600 });
  if (account.spawn.uid !== undefined) chownSync(word, account.spawn.uid, account.spawn.gid as number);
  const made = spawnSync(
    engine.initdb,
    [
      `--pgdata=${half}`,
      '--username=postgres',
      `--pwfile=${word}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      // `--locale=C` would make every Chinese trigram empty.
      '--locale=C.UTF-8',
      '--no-instructions',
      ...(tuning.durable === false ? ['--no-sync'] : []),
    ],
    {
      ...account.spawn,
      cwd: home.database,
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
    },
  );
  rmSync(word, { force: true });
  if (made.error || made.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    const reason = made.error?.message ?? made.stderr.trim().split('\n').slice(-2).join(' ');
    throw new LuodiError('engine-failed', { reason: `initdb: ${reason}`, log: home.log });
  }
  renameSync(half, home.data);
}

/** Roles and database, where they are not there yet. */
async function furnish(url: string, home: Home): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select rolname as name from pg_roles union all select datname from pg_database`,
    );
    const there = new Set(rows.map(({ name }) => name));
    const quote = client.escapeLiteral.bind(client);
    if (!there.has('luodi_owner')) await client.query('create role luodi_owner nologin');
    if (!there.has('luodi_migrator'))
      await client.query(
        `create role luodi_migrator login in role luodi_owner password ${quote(home.secrets.migrator)}`,
      );
    if (!there.has('luodi_app'))
      await client.query(
        `create role luodi_app login nosuperuser nobypassrls password ${quote(home.secrets.app)}`,
      );
    if (!there.has('luodi')) await client.query('create database luodi owner luodi_owner');
  } finally {
    await client.end();
  }
}

/** Only one process at a time prepares a home. The file of a killed one is taken over. */
async function alone(folder: string): Promise<() => void> {
  const path = join(folder, 'launch.lock');
  for (const end = Date.now() + 60_000; ; await pause(100)) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
    if (holder > 0 && holder !== process.pid && alive(holder) && Date.now() < end) continue;
    if (holder !== 0 || Date.now() > end) rmSync(path, { force: true });
  }
}
