// Everything that can be said about the code without running it: format, lint, types, dependency rules, dead
// code, documentation, generated files.
import { existsSync } from 'node:fs';
import { canary } from './canary.mjs';
import { docs } from './docs.mjs';
import { root, run, steps } from './steps.mjs';

const packages = ['stats', 'domain', 'reader', 'contract', 'store', 'server', 'cli', 'web'];

/** What was found right is remembered, so that the next check looks at what has changed since. */
const types = (folder) =>
  run('tsc', [
    '-p',
    folder,
    '--incremental',
    '--tsBuildInfoFile',
    `node_modules/.cache/tsc/${folder}.tsbuildinfo`,
  ]);

const failed = await steps([
  ['format and lint', () => run('biome', ['ci', '--error-on-warnings', '.'])],
  ...packages
    .filter((name) => existsSync(`${root}packages/${name}/tsconfig.json`))
    .map((name) => [`types of ${name}`, () => types(`packages/${name}`)]),
  ['types of build', () => types('build')],
  ['dependency rules', () => run('depcruise', ['--config', '.dependency-cruiser.cjs', 'packages'])],
  ['dependency rules catch what they should (canary)', canary],
  ['dead code', () => run('knip', [])],
  ['documents', docs],
]);
if (failed.length > 0) {
  console.error(`\ncheck failed: ${failed.join(', ')}`);
  process.exit(1);
}
console.log('\ncheck passed');
