import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const luodi = join(root, 'packages', 'cli', 'bin', 'luodi.js');
const CLEAN = '一、办好医院\n建设河西医院。实施健康行动计划。\n';
/** Ends in the middle of a sentence, a finding of severity error. */
const CUT = `${CLEAN}二、办好学校\n建设河西小学、河东小学、河南中学、河北中学和青年职业技术学院的\n`;
/** A stream that says that it is a terminal. */
const terminal = (...names: string[]) => [
  '--import',
  `data:text/javascript,${names.map((name) => `process.${name}.isTTY=true`).join(';')}`,
];
let folder: string;

beforeAll(async () => {
  const build = pathToFileURL(join(root, 'build', 'start', 'build.mjs')).href;
  const { buildProgram, programStale } = await import(build);
  if (programStale()) await buildProgram();
  folder = mkdtempSync(join(tmpdir(), 'luodi-read-'));
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'clean.txt'), CLEAN);
  writeFileSync(join(folder, 'cut.txt'), CUT);
  writeFileSync(join(folder, 'other', 'clean.txt'), CLEAN.replaceAll('医院', '学校'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(words: readonly string[], { input, node = [], env = {} }: Partial<Given> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, luodi, ...words], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { ...process.env, NO_COLOR: undefined, TERM: 'xterm', ...env },
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
}
interface Given {
  readonly input: string;
  readonly node: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

describe('luodi read', () => {
  it('exits 0 on a clean text, 1 on one with a finding of severity error, 2 on what cannot be read', () => {
    expect(run(['read', 'clean.txt'])).toMatchObject({ status: 0, stderr: '' });
    expect(run(['read', 'cut.txt']).status).toBe(1);
    expect(run(['read', 'none.txt'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^没有找到文件 none\.txt。\nThere is no file none\.txt\.\n$/),
    });
    expect(run(['read', folder])).toMatchObject({ status: 2, stderr: expect.stringContaining('EISDIR') });
  });

  it('reads standard input by the name -, once', () => {
    const { status, stdout } = run(['read', '-', '--format', 'json'], { input: CLEAN });
    expect(status).toBe(0);
    expect(JSON.parse(stdout).source).toMatchObject({ name: 'stdin', text: CLEAN });
    expect(run(['read', '-', '-'], { input: CLEAN }).status).toBe(2);
    expect(run(['read', '-'], { input: '' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('空'),
    });
  });

  it('answers wrong use with 2, in both languages and with where to look', () => {
    for (const words of [[], ['read'], ['read', '--bogus', 'clean.txt'], ['raed'], ['read', '--format']]) {
      const { status, stderr } = run(words);
      expect(status, words.join(' ')).toBe(2);
      expect(stderr).toMatch(/\p{Script=Han}/u);
      expect(stderr).toContain('--help');
    }
    expect(run(['read', 'clean.txt', '--format', 'docx'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('json | akn | markdown | table'),
    });
    expect(run(['read', 'clean.txt', '--encoding', 'klingon'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('big5'),
    });
  });

  it('explains itself in both languages', () => {
    const { status, stdout } = run(['read', '--help']);
    expect(status).toBe(0);
    for (const words of ['用法 Usage:', '选项 Options:', '示例 Examples', '退出码 Exit codes'])
      expect(stdout).toContain(words);
    for (const form of ['json', 'akn', 'markdown', 'table']) expect(stdout).toContain(`\n  ${form} `);
  });

  it('writes one file to the path it is given, and several into a folder, those of one name apart', () => {
    expect(run(['read', 'clean.txt', '--format', 'json', '--out', 'new/one.json'])).toMatchObject({
      status: 0,
      stdout: '',
    });
    expect(JSON.parse(readFileSync(join(folder, 'new', 'one.json'), 'utf8')).source.text).toBe(CLEAN);
    expect(run(['read', 'clean.txt', '--format', 'akn', '--out', 'single/']).status).toBe(0);
    expect(readdirSync(join(folder, 'single'))).toEqual(['clean.txt.xml']);
    const several = ['read', 'clean.txt', 'none.txt', 'other/clean.txt', '--format', 'json', '--out', 'all'];
    expect(run(several).status).toBe(2);
    expect(readdirSync(join(folder, 'all')).sort()).toEqual(['clean.txt.2.json', 'clean.txt.json']);
    expect(readFileSync(join(folder, 'all', 'clean.txt.2.json'), 'utf8')).toContain('河西学校');
  });

  it('gives the same on all cores as one by one, in the order of the files', () => {
    const names = ['clean.txt', 'other/clean.txt', 'cut.txt', 'clean.txt', 'none.txt'];
    const together = run(['read', ...names, '--format', 'json']);
    const apart = [names.slice(0, 2), names.slice(2)].map((few) => run(['read', ...few, '--format', 'json']));
    expect(together.status).toBe(2);
    expect(together.stdout).toBe(apart.map((one) => one.stdout).join(''));
    expect(together.stderr).toBe(apart.map((one) => one.stderr).join(''));
  });

  it('says where it cannot write, and leaves nothing half-written', () => {
    writeFileSync(join(folder, 'file'), 'x');
    for (const place of ['file/a.json', '/proc/luodi/a.json']) {
      expect(run(['read', 'clean.txt', '--out', place])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining(`--out ${place}`),
      });
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('colours and tells its progress on a terminal only', () => {
    expect(run(['read', 'cut.txt']).stdout).not.toContain('\x1b');
    const shown = run(['read', 'cut.txt'], { node: terminal('stdout', 'stderr') });
    expect(shown.stdout).toContain('\x1b[31m');
    expect(shown.stderr).toMatch(/cut\.txt 解码 decoded/);
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }])
      expect(run(['read', 'cut.txt'], { node: terminal('stdout'), env }).stdout).not.toContain('\x1b');
    expect(run(['read', 'cut.txt', '--format', 'json'], { node: terminal('stdout') }).stdout).not.toContain(
      '\x1b',
    );
  });

  it('ends quietly where the reader of its output has seen enough', async () => {
    writeFileSync(join(folder, 'long.txt'), CUT.repeat(500).trim());
    const child = spawn(process.execPath, [luodi, 'read', 'long.txt', '--format', 'json'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (data) => {
      said += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(said).toBe('');
  });
});
