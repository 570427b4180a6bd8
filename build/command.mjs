import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = ['stats', 'domain', 'reader', 'contract', 'store', 'server', 'cli'];

/** Third-party modules stay outside the bundle; our own workspaces are compiled into it. */
const external = packages.flatMap((name) =>
  Object.keys(JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8')).dependencies ?? {})
    .filter((dependency) => !dependency.startsWith('@luodi/'))
    .flatMap((dependency) => [dependency, `${dependency}/*`]),
);

/** One entry and the workers that read, a chunk for each verb, in packages/cli/dist. */
export const commandOptions = {
  absWorkingDir: root,
  entryPoints: {
    luodi: 'packages/cli/src/main.ts',
    'read-worker': 'packages/cli/src/commands/read/worker.ts',
    'index-worker': 'packages/cli/src/commands/index/worker.ts',
    'reading-worker': 'packages/reader/src/aside/worker.ts',
  },
  outdir: 'packages/cli/dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external,
  sourcemap: true,
  logLevel: 'warning',
};

/** Bundles the command line. */
export async function buildCommand() {
  await build(commandOptions);
}
