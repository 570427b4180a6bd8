import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { root } from './root.mjs';

/** The first package that the lock file names and that is not installed as it says; null when all are. */
export function missing(folder = root) {
  const installed = read(`${folder}node_modules/.package-lock.json`);
  if (installed === null) return 'node_modules';
  for (const [path, wanted] of Object.entries(read(`${folder}package-lock.json`)?.packages ?? {})) {
    if (!path.startsWith('node_modules/') || wanted.optional || wanted.devOptional || wanted.peer) continue;
    if (wanted.link ? !existsSync(folder + path) : installed.packages[path]?.version !== wanted.version)
      return path.slice('node_modules/'.length);
  }
  return null;
}

/** `npm ci`, by the npm that called us where there is one; true when it went well. */
export const install = () =>
  new Promise((resolve) => {
    const npm = process.env.npm_execpath;
    const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const child = npm
      ? spawn(process.execPath, [npm, ...words], { cwd: root, stdio: 'inherit' })
      : spawn('npm', words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
