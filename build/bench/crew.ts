// Many documents on all cores: how long, and how much memory the process holds as it goes. `npm run bench crew`.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const outline = readFileSync(`${root}examples/jiangcheng/outline.md`, 'utf8');
const COUNT = Number(process.env.BENCH_FILES ?? 1000);
const TENTHS = 10;

/** Megabytes that a process holds; null where the system does not say. */
function held(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return null;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'luodi-crew-'));
const out = join(folder, 'out');
const files = Array.from({ length: COUNT }, (_, at) => {
  const file = join(folder, `${at}.md`);
  writeFileSync(file, outline.replace(/。/g, `，第${at}份。`));
  return file;
});
const from = performance.now();
const child = spawn(
  process.execPath,
  [`${root}packages/cli/bin/luodi.js`, 'read', ...files, '--format', 'json', '--out', out],
  { stdio: 'ignore' },
);
const samples: number[] = [];
const timer = setInterval(() => {
  const now = child.pid === undefined ? null : held(child.pid);
  if (now) samples.push(now);
}, 200);
await new Promise((resolve) => child.on('exit', resolve));
clearInterval(timer);
const seconds = (performance.now() - from) / 1000;
rmSync(folder, { recursive: true });
console.log(
  `${COUNT} documents of ${outline.length} characters on ${availableParallelism()} cores: ${seconds.toFixed(1)} s, ${((seconds / COUNT) * 1000).toFixed(0)} ms each\n`,
);
console.log('| tenth of the time | memory held, MB |');
console.log('| --: | --: |');
for (let tenth = 1; tenth <= TENTHS; tenth += 1) {
  const part = samples.slice(
    Math.floor(((tenth - 1) * samples.length) / TENTHS),
    Math.floor((tenth * samples.length) / TENTHS),
  );
  if (part.length > 0) console.log(`| ${tenth} | ${Math.max(...part)} |`);
}
