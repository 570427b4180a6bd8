import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audits, jobs, type Store, settings, type Worker, workQueue } from './index.ts';
import { alive } from './launch/postmaster.ts';
import { open } from './open.ts';

let folder: string;
let number = 0;
const home = () => {
  number += 1;
  return join(folder, `home-${number}`);
};
const embedded = (path: string, more: Parameters<typeof open>[0] = {}) =>
  open({ home: path, databaseUrl: '', ...more });
const occasion = { jurisdiction: 'here', actor: 'tester', at: '2026-01-01' };
const ids = (store: Store) =>
  store.transact(occasion, async (tx) => (await settings.list(tx)).map(({ id }) => id));
const postmasterOf = (store: Store) =>
  Number(readFileSync(join(store.home.data, 'postmaster.pid'), 'utf8').split('\n')[0]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'luodi-open-'));
  // As root the server runs under another account, which must come through.
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the embedded server', () => {
  it('keeps what was written from one start to the next, and stops with the store', async () => {
    const path = home();
    const first = await embedded(path);
    await first.transact(occasion, (tx) => settings.insert(tx, [{ id: 'a', value: { b: [1] } }]));
    const pid = postmasterOf(first);
    await first.close();
    expect(alive(pid)).toBe(false);
    const second = await embedded(path);
    expect(await ids(second)).toEqual(['a']);
    await second.close();
  });

  it('knows Chinese letters, so that their trigrams are not empty', async () => {
    const store = await embedded(home());
    const { rows } = await store.signIn.query("select array_length(show_trgm('规划纲要'), 1) as count");
    expect(rows[0].count).toBeGreaterThan(2);
    await store.close();
  });

  it('loses no acknowledged row when the process is killed, and is adopted by the next start', async () => {
    const path = home();
    const { acknowledged, running } = await writeAndKill(path, async (writer) => {
      writer.kill('SIGKILL');
    });
    expect(alive(running)).toBe(true);
    const steps: string[] = [];
    const store = await embedded(path, { report: ({ step }) => steps.push(step) });
    expect(steps).toContain('adopt');
    expect(await ids(store)).toEqual(expect.arrayContaining(acknowledged));
    expect(await store.transact(occasion, (tx) => audits.verify(tx))).toMatchObject({ whole: true });
    await store.close();
    expect(existsSync(join(store.home.data, 'postmaster.pid'))).toBe(false);
  });

  it('loses no acknowledged row when server and process are killed', async () => {
    const path = home();
    const { acknowledged, running } = await writeAndKill(path, async (writer, postmaster) => {
      process.kill(postmaster, 'SIGKILL');
      writer.kill('SIGKILL');
    });
    const store = await embedded(path);
    expect(postmasterOf(store)).not.toBe(running);
    expect(await ids(store)).toEqual(expect.arrayContaining(acknowledged));
    expect(await store.transact(occasion, (tx) => audits.verify(tx))).toMatchObject({ whole: true });
    await store.close();
  });

  it('is started again when it is killed under an open store', async () => {
    const store = await embedded(home());
    await store.transact(occasion, (tx) => settings.insert(tx, [{ id: 'before', value: 1 }]));
    process.kill(postmasterOf(store), 'SIGKILL');
    let seen: string[] = [];
    for (let attempt = 0; attempt < 100 && seen.length === 0; attempt += 1) {
      await pause(100);
      seen = await ids(store).catch(() => []);
    }
    expect(seen).toEqual(['before']);
    await pause(500);
    const pid = postmasterOf(store);
    await store.close();
    expect(alive(pid)).toBe(false);
  });

  it('passes over the number of a dead server that another process has now', async () => {
    const path = home();
    const store = await embedded(path);
    const { data } = store.home;
    await store.close();
    writeFileSync(
      join(data, 'postmaster.pid'),
      `${process.pid}\n${data}\n0\n5432\n\n127.0.0.1\n0 0\nready\n`,
    );
    const again = await embedded(path);
    await again.close();
  });

  it('is used by one instance at a time; backup works beside it', async () => {
    const path = home();
    const store = await embedded(path, { name: 'first' });
    await expect(embedded(path)).rejects.toMatchObject({
      code: 'instance-running',
      detail: { where: 'first' },
    });
    const beside = await embedded(path, { claim: 'beside' });
    expect(await ids(beside)).toEqual([]);
    await beside.close();
    expect(await ids(store)).toEqual([]);
    await store.close();
  });

  it('refuses a folder it cannot write to', async () => {
    const path = join(folder, 'a-file');
    writeFileSync(path, '');
    await expect(embedded(path)).rejects.toMatchObject({ code: 'home-unwritable' });
  });

  it('puts its database where its account can reach it, when the home is closed to others', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const store = await embedded(join(closed, 'home'));
    expect(await ids(store)).toEqual([]);
    if (process.getuid?.() === 0) {
      expect(store.home.database).not.toContain(closed);
      expect(readFileSync(join(closed, 'home', 'database-is-in.txt'), 'utf8').trim()).toBe(
        store.home.database,
      );
    }
    await store.close();
    if (process.getuid?.() === 0) rmSync(store.home.database, { recursive: true });
  });
});

describe('a given database', () => {
  let server: Store;
  const url = (role: string, password: string, database: string) =>
    server.appUrl.replace(/\/\/.*@/, `//${role}:${password}@`).replace(/[^/]*$/, database);
  const admin = async (...statements: string[]) => {
    const client = new pg.Client({
      connectionString: url('postgres', server.home.secrets.superuser, 'postgres'),
    });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  beforeAll(async () => {
    server = await embedded(home());
    await admin(
      "create role sole login password 'sole'",
      'create database sole owner sole',
      "create role ample login bypassrls password 'ample'",
      "create role maker login createrole password 'maker'",
      'create database maker owner maker',
      "create role poor login password 'poor'",
      'create database poor',
      "create database latin encoding 'UTF8' locale_provider libc locale 'C' template template0",
      'create database strange owner sole',
    );
  });
  afterAll(() => server?.close());
  const external = (databaseUrl: string, more: Parameters<typeof open>[0] = {}) =>
    open({ home: home(), databaseUrl, ...more });

  it('is refused to a role that bypasses row security, with the lines that make a better one', async () => {
    for (const [role, password] of [
      ['postgres', server.home.secrets.superuser],
      ['ample', 'ample'],
    ] as const)
      await expect(external(url(role, password, 'sole'))).rejects.toMatchObject({
        code: 'role-bypasses',
        detail: { role, remedy: expect.stringContaining('create role luodi_app') },
      });
  });

  it('is refused to a role that may not create tables, when there are none', async () => {
    await expect(external(url('poor', 'poor', 'poor'))).rejects.toMatchObject({ code: 'role-poor' });
  });

  it('is refused when it holds tables of somebody else', async () => {
    const client = new pg.Client({ connectionString: url('sole', 'sole', 'strange') });
    await client.connect();
    await client.query('create table customer (id integer)');
    await client.end();
    await expect(external(url('sole', 'sole', 'strange'))).rejects.toMatchObject({
      code: 'database-foreign',
      detail: { tables: 'customer' },
    });
  });

  it('is refused when its locale knows no Chinese letters', async () => {
    await expect(external(url('sole', 'sole', 'latin'))).rejects.toMatchObject({ code: 'database-encoding' });
  });

  it('is refused when nobody answers', async () => {
    await expect(external('postgres://a:b@127.0.0.1:1/c')).rejects.toMatchObject({
      code: 'database-unreachable',
    });
  });

  it('works with its owner alone, who is told of the three roles', async () => {
    await admin('create database own owner sole');
    const notices: string[] = [];
    const store = await external(url('sole', 'sole', 'own'), {
      report: ({ step, detail }) => {
        if (step === 'notice') notices.push(detail);
      },
    });
    await store.transact(occasion, (tx) => settings.insert(tx, [{ id: 'a', value: 1 }]));
    expect(await ids(store)).toEqual(['a']);
    const { rows } = await store.signIn.query('select * from setting');
    expect(rows).toEqual([]);
    expect(notices.join()).toContain('luodi_owner');
    await expect(store.signIn.query('delete from audit_event')).rejects.toThrow('permission denied');
    await expect(external(url('sole', 'sole', 'own'))).rejects.toMatchObject({ code: 'instance-running' });
    expect(await throughTheQueue(store)).toBe('job-1');
    await store.close();
  });

  it('works with a migrator and a role that owns nothing', async () => {
    await admin(
      "create role other_migrator login password 'm'",
      "create role other_app login password 'a'",
      'create database three owner other_migrator',
    );
    const app = url('other_app', 'a', 'three');
    const first = await external(app, { migratorUrl: url('other_migrator', 'm', 'three') });
    await first.transact(occasion, (tx) => settings.insert(tx, [{ id: 'a', value: 1 }]));
    await first.close();
    const second = await external(app);
    expect(await ids(second)).toEqual(['a']);
    expect(await throughTheQueue(second)).toBe('job-1');
    await expect(second.signIn.query('alter table setting no force row level security')).rejects.toThrow(
      'owner',
    );
    await second.close();
  });
});

/** The id of a job as its turn in the queue names it. */
async function throughTheQueue(store: Store): Promise<string> {
  await store.transact(occasion, (tx) =>
    jobs.put(tx, { id: 'job-1', name: 'x', input: {} }, { attempts: 1 }),
  );
  let worker: Worker | undefined;
  const id = await new Promise<string>((resolve, reject) => {
    workQueue(store, { act: async (turn) => resolve(turn.id) }).then((made) => {
      worker = made;
    }, reject);
  });
  await worker?.stop();
  return id;
}

/** Lets a process write until it has committed some rows, then does away with it as told. */
async function writeAndKill(
  path: string,
  kill: (writer: ReturnType<typeof spawn>, postmaster: number) => Promise<void>,
): Promise<{ acknowledged: string[]; running: number }> {
  const script = fileURLToPath(new URL('testing/writer.ts', import.meta.url));
  const writer = spawn(process.execPath, ['--import', 'tsx', script, path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaints = '';
  writer.stdout.on('data', (data) => {
    said += data;
  });
  writer.stderr.on('data', (data) => {
    complaints += data;
  });
  const gone = new Promise((resolve) => writer.once('exit', resolve));
  for (const end = Date.now() + 60_000; said.split('\n').length < 30; await pause(20))
    if (Date.now() > end || writer.exitCode !== null)
      throw new Error(`the writer did not write: ${complaints}`);
  const running = Number(
    readFileSync(join(path, 'database', 'data', 'postmaster.pid'), 'utf8').split('\n')[0],
  );
  try {
    await kill(writer, running);
  } finally {
    writer.kill('SIGKILL');
  }
  await gone;
  return { acknowledged: said.split('\n').slice(1, -1), running };
}
