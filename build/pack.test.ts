// @luodi/stats as npm packs it: installed by itself into an empty folder, by plain Node and by the type checker. Packed
// in a copy, since packing puts another manifest in the place of the one that other tests read.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as stats from '@luodi/stats';
import { beforeAll, describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'luodi-pack-')));
const consumer = join(folder, 'consumer');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const readme = readFileSync(join(root, 'packages/stats/README.md'), 'utf8');

const run = (command: string, args: readonly string[], cwd = consumer): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const put = (name: string, text: string): string => {
  writeFileSync(join(consumer, name), text);
  return name;
};

beforeAll(() => {
  const copy = join(folder, 'copy');
  for (const name of ['packages/stats', 'build/pack.mjs', 'tsconfig.base.json', 'LICENSE'])
    cpSync(join(root, name), join(copy, name), {
      recursive: true,
      filter: (path) => !/packages\/stats\/(node_modules|dist)/.test(path),
    });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  run('npm', ['pack', '--pack-destination', folder], join(copy, 'packages/stats'));
  mkdirSync(consumer);
  put('package.json', '{"name": "consumer", "version": "1.0.0", "type": "module"}');
  const { version } = JSON.parse(readFileSync(join(root, 'packages/stats/package.json'), 'utf8'));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, `luodi-stats-${version}.tgz`)]);
  expect(readFileSync(join(copy, 'packages/stats/package.json'), 'utf8')).toBe(
    readFileSync(join(root, 'packages/stats/package.json'), 'utf8'),
  );
});

describe('@luodi/stats as it is packed', () => {
  it('exports what the sources export, to plain Node, and brings nothing along', () => {
    put('names.js', "import * as all from '@luodi/stats'; console.log(JSON.stringify(Object.keys(all)));");
    expect(JSON.parse(run(process.execPath, ['names.js'])).sort()).toEqual(Object.keys(stats).sort());
    expect(Object.keys(JSON.parse(run('npm', ['ls', '--all', '--json'])).dependencies)).toEqual([
      '@luodi/stats',
    ]);
    const packed = JSON.parse(readFileSync(join(consumer, 'node_modules/@luodi/stats/package.json'), 'utf8'));
    expect(packed.dependencies ?? packed.scripts ?? packed.private).toBeUndefined();
  });

  const examples = [...readme.matchAll(/```ts\n([\s\S]+?)```/g)].map(([, text]) => text!);
  it('has examples in its README', () => expect(examples.length).toBeGreaterThan(1));
  it.each(examples)('prints what its README says (example %#)', (text) => {
    const wanted = [...text.matchAll(/\/\/ → (.+)$/gm)].map(([, result]) => JSON.parse(result!));
    const printing = text.replace(/console\.log\((.+)\); \/\//g, 'console.log(JSON.stringify($1)); //');
    const file = put('example.js', printing);
    const printed = run(process.execPath, [file]).trim().split('\n');
    expect(printed.map((line) => JSON.parse(line))).toEqual(wanted);
  });

  it('has types for a strict consumer, and its README is TypeScript', () => {
    put('console.d.ts', 'declare const console: { log(value: unknown): void };');
    put(
      'typed.ts',
      `import { type Aggregation, aggregate, place } from '@luodi/stats';
      const how: Aggregation = 'geometric';
      export const places: Float64Array = place(aggregate([[1, 2], [3, 4]], [1, 2], how).scores);
      // @ts-expect-error no such aggregation
      aggregate([[1]], [1], 'median');`,
    );
    const files = examples.map((text, k) => put(`readme-${k}.ts`, text));
    const complaints = spawnSync(
      process.execPath,
      [
        ...[tsc, '--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2023', '--module', 'node16'],
        ...['console.d.ts', 'typed.ts', ...files],
      ],
      { cwd: consumer, encoding: 'utf8' },
    ).stdout;
    expect(complaints).toBe('');
  });

  it('gives a crew of workers the same to the bit as one thread', () => {
    put(
      'crew.js',
      `import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
      import { composite, place, stream } from '@luodi/stats';
      const columns = [[1, 2, 3, 5], [4, 3, 2, 1], [2, 7, 1, 8]];
      const run = composite(columns, [{ children: [0, 1, 2], how: 'geometric' }]);
      const from = (first, to) => Array.from({ length: to - first }, (_, k) => {
        const draw = stream(5, first + k);
        return [...place(run([draw(), draw(), draw(), 1])[0])];
      });
      if (!isMainThread) parentPort.postMessage(from(...workerData));
      else {
        const part = (range) => new Promise((resolve, reject) => {
          const worker = new Worker(new URL(import.meta.url), { workerData: range });
          worker.once('message', resolve).once('error', reject);
        });
        const crew = (await Promise.all([[0, 40], [40, 100]].map(part))).flat();
        console.log(JSON.stringify(crew) === JSON.stringify(from(0, 100)));
      }`,
    );
    expect(run(process.execPath, ['crew.js']).trim()).toBe('true');
  });
});
