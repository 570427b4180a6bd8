// Everything that runs: unit, property, store on real PostgreSQL, server, and the walk in a real browser.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { buildCommand } from './command.mjs';
import { root, run } from './steps.mjs';

const only = process.argv.slice(2);
await buildCommand();
let environment = {};
// Said in the foreground, for it may take a while; the walks build the pages themselves where they are out of date.
if (only.length === 0) {
  const browser = await findBrowser();
  if (browser === null) process.exit(1);
  environment = { LUODI_BROWSER: browser };
}
const report = join(root, 'node_modules', '.luodi-test.json');
rmSync(report, { force: true });
const code = await run(
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only],
  { env: environment },
);
if (!existsSync(report)) process.exit(code || 1);
const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
  readFileSync(report, 'utf8'),
);
// A file that fails before its first test counts as one failure.
const broken = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length;
const failed = numFailedTests + broken;
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
console.log(`\n${numPassedTests} passed, ${failed} failed${skipped}`);
process.exit(code || (failed > 0 ? 1 : 0));
