// `npm run dev`: the server, started again at each change, and the pages with their changes shown at once.
import { spawn } from 'node:child_process';
import { context } from 'esbuild';
import { createServer } from 'vite';
import { commandOptions } from './command.mjs';
import { root } from './steps.mjs';

let server = null;
let stopping = false;

async function restart() {
  if (server !== null && server.exitCode === null) {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await gone;
  }
  if (stopping) return;
  server = spawn(process.execPath, ['packages/cli/bin/luodi.js', 'start'], { cwd: root, stdio: 'inherit' });
}

let turn = Promise.resolve();
const command = await context({
  ...commandOptions,
  plugins: [
    {
      name: 'restart',
      setup: (build) =>
        build.onEnd(({ errors }) => {
          if (errors.length > 0) return;
          turn = turn.then(restart);
        }),
    },
  ],
});
await command.watch();
const pages = await createServer({
  root: `${root}/packages/web`,
  configFile: `${root}/packages/web/vite.config.ts`,
});
await pages.listen();
console.log('\n页面 · pages');
pages.printUrls();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    stopping = true;
    await Promise.all([command.dispose(), pages.close()]);
    if (server !== null && server.exitCode === null) {
      server.once('exit', () => process.exit(0));
      server.kill('SIGINT');
    } else process.exit(0);
  });
}
