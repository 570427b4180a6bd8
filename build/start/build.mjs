import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const of = (names) => names.flatMap((name) => [`packages/${name}/src`, `packages/${name}/package.json`]);

/** True when the bundled command line is not there or older than what it is made of. */
export const programStale = () =>
  stale('packages/cli/dist/luodi.js', [
    ...of(['stats', 'domain', 'reader', 'contract', 'store', 'server', 'cli']),
    'build/command.mjs',
  ]);

/** The same of the pages; false where there are none to build. */
export const webStale = () =>
  existsSync(`${root}packages/web/index.html`) &&
  stale('packages/web/dist/index.html', [
    ...of(['stats', 'domain', 'contract', 'web']),
    'packages/web/index.html',
    'packages/web/public',
    'packages/web/vite.config.ts',
  ]);

export async function buildProgram() {
  const { buildCommand } = await import('../command.mjs');
  await buildCommand();
}

export const buildWeb = () =>
  new Promise((resolve, reject) => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'packages', 'web'),
      stdio: 'inherit',
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : process.exit(3)));
  });

const stale = (product, sources) => {
  const made = timeOf(root + product);
  return made === 0 || sources.some((source) => newest(root + source) > made);
};

const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** When the newest file below the path was written; 0 when there is none. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
