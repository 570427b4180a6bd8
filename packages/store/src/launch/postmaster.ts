import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LuodiError } from '@luodi/domain';
import pg from 'pg';
import type { Account } from './account.ts';
import type { Engine } from './engine.ts';
import type { Home } from './home.ts';
import type { Report } from './report.ts';

/** A server that answers, whether we started it or found it running. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** True when it was left over by a process that is gone. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

export interface Tuning {
  /** False only for tests: a crash of the machine may lose data. */
  readonly durable?: boolean;
  readonly connections?: number;
  /** Taken whatever happens, so that open pools find the server again after a relaunch; else a free one. */
  readonly port?: number;
}

/**
 * Has the server running: adopts one that was left behind, else starts one, with growing pauses where
 * the remains of a killed one are still going away.
 * @throws {LuodiError} `engine-failed`
 */
export async function postmaster(
  engine: Engine,
  home: Home,
  account: Account,
  report: Report,
  tuning: Tuning = {},
): Promise<Postmaster> {
  let reason = '';
  for (let attempt = 0; attempt < 8; attempt += 1) {
    if (attempt > 0) await pause(Math.min(2000, 100 * 2 ** attempt));
    const left = lockfile(home.data);
    if (left !== null && runsOn(left.pid, home.data)) {
      const adopted = await adopt(left, engine, home);
      if (adopted) return adopted;
      await halt(left.pid, engine, home.data);
    } else if (left !== null) {
      report({ step: 'recover', detail: home.data });
      // The number may meanwhile belong to a process that has nothing to do with us, and the server would refuse.
      if (alive(left.pid)) rmSync(join(home.data, 'postmaster.pid'), { force: true });
    }
    const started = await start(engine, home, account, report, tuning);
    if (typeof started !== 'string') return started;
    reason = started;
  }
  throw new LuodiError('engine-failed', { reason, log: home.log });
}

interface Lockfile {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** What the server writes of itself into its data folder; null when there is nothing to read. */
function lockfile(data: string): Lockfile | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() } : null;
  } catch {
    return null;
  }
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** True when the process is a server that works in this data folder. */
function runsOn(pid: number, data: string): boolean {
  if (!alive(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
  return stdout.includes('postgres');
}

async function adopt(left: Lockfile, engine: Engine, home: Home): Promise<Postmaster | null> {
  for (const end = Date.now() + 30_000; Date.now() < end && alive(left.pid); await pause(100)) {
    const now = lockfile(home.data);
    if (now === null || now.pid !== left.pid || now.status === 'stopping') return null;
    if (now.status === 'ready' && (await answers(now.port, home)))
      return { pid: now.pid, port: now.port, adopted: true, stop: () => halt(now.pid, engine, home.data) };
  }
  return null;
}

/** The server, or why it did not start. */
async function start(
  engine: Engine,
  home: Home,
  account: Account,
  report: Report,
  tuning: Tuning,
): Promise<Postmaster | string> {
  const port = tuning.port || (await freePort());
  report({ step: 'launch', detail: `${port}` });
  if (existsSync(home.log) && statSync(home.log).size > 10_000_000) renameSync(home.log, `${home.log}.1`);
  const from = existsSync(home.log) ? statSync(home.log).size : 0;
  const log = openSync(home.log, 'a', 0o600);
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: String(tuning.connections ?? 60),
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
    // A load of thousands of rows is followed by pages that read them: the planner must know soon.
    autovacuum_naptime: '10s',
    ...(tuning.durable === false
      ? {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          max_wal_senders: '0',
          wal_level: 'minimal',
        }
      : {}),
  };
  const child = spawn(
    engine.postgres,
    ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own process group: Ctrl-C at the terminal is for us, and we stop the server after our last transaction.
    {
      ...account.spawn,
      cwd: home.database,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
    },
  );
  closeSync(log);
  child.unref();
  let over: string | null = null;
  child.once('error', (error) => {
    over = error.message;
  });
  child.once('exit', (status, signal) => {
    over = `exit ${status ?? signal}`;
  });
  for (const end = Date.now() + 120_000; Date.now() < end; await pause(25)) {
    if (over !== null) return `${over}: ${tail(home.log, from)}`;
    const now = lockfile(home.data);
    if (now?.pid === child.pid && now?.status === 'ready' && (await answers(port, home)))
      return { pid: child.pid as number, port, adopted: false, stop: () => leave(child, engine, home.data) };
  }
  await leave(child, engine, home.data);
  return `not ready within 120 s: ${tail(home.log, from)}`;
}

/** Stops a server that is our child, and waits until it is buried. */
async function leave(child: ChildProcess, engine: Engine, data: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const buried = once(child, 'exit');
  await halt(child.pid as number, engine, data);
  await Promise.race([buried, pause(1000, undefined, { ref: false })]);
}

/** Stops a server: first at once but in order, then by force. */
async function halt(pid: number, engine: Engine, data: string): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(join(engine.folder, 'bin', 'pg_ctl.exe'), ['stop', '-m', 'fast', '-D', data], { cwd: '/' });
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!runsOn(pid, data)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const end = Date.now() + patience; Date.now() < end; await pause(20)) if (!runsOn(pid, data)) return;
  }
}

/** True when the server on the port is the one on our data and takes our password. */
async function answers(port: number, home: Home): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: home.secrets.superuser,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return realpathSync(rows[0]?.data_directory ?? '') === realpathSync(home.data);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

function tail(log: string, from: number): string {
  const lines = readFileSync(log).subarray(from).toString('utf8').trim().split('\n');
  return (
    (lines
      .filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line))
      .slice(-2)
      .join(' ') ||
      lines.at(-1)) ??
    ''
  );
}
