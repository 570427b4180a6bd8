// `npm run accuracy [name…]`: every measure of accuracy, or those named; each prints a Markdown table.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, steps } from './steps.mjs';

const wanted = process.argv.slice(2);
const names = readdirSync(join(root, 'build/accuracy'))
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name));
const failed = await steps(
  names.map((name) => [`accuracy ${name}`, () => run('tsx', [`build/accuracy/${name}.ts`])]),
);
process.exit(failed.length > 0 ? 1 : 0);
