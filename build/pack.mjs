// What `npm pack` and `npm publish` do to packages/stats on their way: inside the workspaces its exports are its
// TypeScript sources; what is published exports a bundle and its types. Run before packing, with `--undo` after it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const stats = `${root}packages/stats/`;
const manifest = `${stats}package.json`;
/** The manifest as it stands in the workspaces, put by while the published one is in its place. */
const kept = `${stats}package.source.json`;

async function pack() {
  undo();
  rmSync(`${stats}dist`, { recursive: true, force: true });
  await build({
    absWorkingDir: stats,
    entryPoints: ['src/index.ts'],
    outfile: 'dist/index.js',
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    logLevel: 'warning',
  });
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const types = spawnSync(process.execPath, [tsc, '-p', `${stats}tsconfig.pack.json`], { stdio: 'inherit' });
  if (types.status !== 0) process.exit(1);
  copyFileSync(`${root}LICENSE`, `${stats}LICENSE`);
  const { scripts: _, ...source } = JSON.parse(readFileSync(manifest, 'utf8'));
  renameSync(manifest, kept);
  const exports = { '.': { types: './dist/index.d.ts', default: './dist/index.js' } };
  writeFileSync(manifest, `${JSON.stringify({ ...source, exports }, null, 2)}\n`);
}

/** Also after a packing that was cut short. */
function undo() {
  if (existsSync(kept)) renameSync(kept, manifest);
  rmSync(`${stats}LICENSE`, { force: true });
}

if (process.argv.includes('--undo')) undo();
else await pack();
