import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const main = fileURLToPath(new URL('../main.ts', import.meta.url));
let folder: string;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luodi-start-'));
  chmodSync(folder, 0o755);
  port = await freePort();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => resolve(free));
    });
  });

const environment = (more: Record<string, string>) => ({
  ...process.env,
  DATABASE_URL: '',
  HOST: '127.0.0.1',
  PORT: String(port),
  LUODI_HOME: join(folder, 'home'),
  ...more,
});

/** A `luodi start` that runs until told otherwise. */
async function begin(more: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', main, 'start'], {
    cwd: root,
    env: environment(more),
  });
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  child.stderr.on('data', (data) => {
    said += data;
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  for (const end = Date.now() + 90_000; !said.includes('Ctrl-C'); await pause(50))
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`did not start: ${said}`);
    }
  return { child, gone, said: () => said };
}

/** A start that is refused: its exit code and what it says. */
function refused(more: Record<string, string>): { code: number | null; lines: string[] } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', main, 'start'], {
    cwd: root,
    env: environment(more),
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: status, lines: stderr.trim().split('\n') };
}

describe('luodi start', () => {
  it('starts, answers, names address and sign-in, refuses a second one, and stops with everything on SIGINT', async () => {
    const { child, gone, said } = await begin();
    try {
      expect(said()).toContain(`http://127.0.0.1:${port}`);
      expect(said()).toMatch(/一次性密码 · one-time password: \S+/);
      const answer = await fetch(`http://127.0.0.1:${port}/api/doors`);
      expect(answer.status).toBe(200);

      const samePort = refused({ LUODI_HOME: join(folder, 'other') });
      expect(samePort).toMatchObject({
        code: 2,
        lines: [expect.stringContaining(`${port}`), expect.any(String)],
      });
      const sameData = refused({ PORT: String(await freePort()) });
      expect(sameData).toMatchObject({
        code: 2,
        lines: [
          expect.stringContaining('落地已在使用'),
          expect.stringContaining('already runs on this data'),
        ],
      });
      expect((await fetch(`http://127.0.0.1:${port}/api/doors`)).status).toBe(200);
      child.kill('SIGINT');
      expect(await gone).toBe(0);
      expect(existsSync(join(folder, 'home', 'database', 'data', 'postmaster.pid'))).toBe(false);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('after a kill finds its data and its database again, and shows no password twice', async () => {
    const first = await begin();
    first.child.kill('SIGKILL');
    await first.gone;
    const { child, gone, said } = await begin();
    try {
      expect(said()).toContain('接管上次没有关闭的数据库');
      expect(said()).not.toContain('one-time password');
      child.kill('SIGTERM');
      expect(await gone).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is refused with one line in each language where it cannot be', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(refused({ LUODI_HOME: file })).toMatchObject({
      code: 2,
      lines: [expect.stringContaining(file), expect.stringContaining(file)],
    });
    // A folder that no folder can be made in.
    if (process.platform === 'linux') expect(refused({ LUODI_HOME: '/proc/luodi/home' }).code).toBe(2);
    expect(refused({ PORT: 'abc' })).toMatchObject({ code: 2, lines: { length: 2 } });
    expect(refused({ DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' })).toMatchObject({
      code: 2,
      lines: [expect.stringContaining('DATABASE_URL'), expect.stringContaining('DATABASE_URL')],
    });
  });
});

describe('npm start', () => {
  it('tells an older Node what is needed', () => {
    const script = pathToFileURL(join(root, 'build', 'start.mjs')).href;
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--eval',
        `Object.defineProperty(process.versions, 'node', { value: '18.20.0' }); import('${script}')`,
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('20.19');
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });

  it('sees a package that the lock file names and that is not installed', async () => {
    const { missing } = await import(pathToFileURL(join(root, 'build', 'start', 'install.mjs')).href);
    expect(missing()).toBeNull();
    const bare = join(folder, 'bare');
    mkdirSync(join(bare, 'node_modules'), { recursive: true });
    expect(missing(`${bare}/`)).toBe('node_modules');
    const lock = (version: string) =>
      JSON.stringify({
        packages: {
          '': {},
          'node_modules/a': { version },
          'node_modules/b': { version: '1', optional: true },
        },
      });
    writeFileSync(join(bare, 'package-lock.json'), lock('2.0.0'));
    writeFileSync(join(bare, 'node_modules', '.package-lock.json'), lock('1.0.0'));
    expect(missing(`${bare}/`)).toBe('a');
    writeFileSync(join(bare, 'node_modules', '.package-lock.json'), lock('2.0.0'));
    expect(missing(`${bare}/`)).toBeNull();
  });
});
