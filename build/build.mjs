import { join } from 'node:path';
import { buildCommand } from './command.mjs';
import { root, run } from './steps.mjs';

await buildCommand();
process.exit(await run('vite', ['build', '--logLevel', 'warn'], { cwd: join(root, 'packages/web') }));
