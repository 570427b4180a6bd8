// Reading beside the tokeniser's tagging alone, in the same run, warm; and a whole process from start to end.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '@luodi/reader';
import { tokenise } from '../../packages/reader/src/tokenise.ts';

const root = new URL('../../', import.meta.url).pathname;
const outline = readFileSync(`${root}examples/jiangcheng/outline.md`, 'utf8');

/** The sample's outline over and over, each time with other numbers, so that no paragraph stands twice. */
function text(length: number): string {
  let result = '';
  for (let round = 0; result.length < length; round += 1)
    result += `${outline.replace(/。/g, `，第${round}轮。`)}\n`;
  return result.slice(0, length);
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

await read(Buffer.from(text(20_000)), 'warm.md');
console.log('| characters | reading ms | tagging ms | ratio | ms per 10,000 |');
console.log('| --: | --: | --: | --: | --: |');
for (const length of [20_000, 50_000, 200_000, 567_000]) {
  const sample = text(length);
  const bytes = Buffer.from(sample);
  const reading = Math.min(await time(() => read(bytes, 'a.md')), await time(() => read(bytes, 'a.md')));
  const tagging = Math.min(await time(() => tokenise(sample)), await time(() => tokenise(sample)));
  console.log(
    `| ${length} | ${reading.toFixed(0)} | ${tagging.toFixed(0)} | ${(reading / tagging).toFixed(1)} | ${((reading / length) * 10_000).toFixed(1)} |`,
  );
}
const file = join(mkdtempSync(join(tmpdir(), 'luodi-bench-')), 'a.md');
writeFileSync(file, text(50_000));
const runs = Array.from({ length: 5 }, () => {
  const from = performance.now();
  spawnSync(process.execPath, [`${root}packages/cli/bin/luodi.js`, 'read', file, '--format', 'json']);
  return performance.now() - from;
}).sort((a, b) => a - b);
console.log(
  `\nluodi read of 50,000 characters, process start to end: ${(runs[2]! / 1000).toFixed(2)} s (median of 5)`,
);
