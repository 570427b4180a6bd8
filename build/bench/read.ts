// Reading beside the tokeniser's tagging alone, in the same run, warm; and a whole process from start to end.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

/**
 * Milliseconds of processor time, all threads: other work on the machine changes it little. The least of five runs, of
 * more where the text is short: half a million characters at least, so that no length has more chances than another.
 */
async function time(length: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < Math.max(5, 500_000 / length); run += 1) {
    const from = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(from);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}
const WARM = 10;

// Warm: until the code that the reading runs through is compiled and no run is faster than the one before.
for (let run = 0; run < WARM; run += 1) await read(Buffer.from(text(50_000)), 'warm.md');
console.log('| characters | reading ms | tagging ms | ratio | ms per 10,000 |');
console.log('| --: | --: | --: | --: | --: |');
const longest = Number(process.env.BENCH_LONGEST ?? 567_000);
for (const length of [20_000, 50_000, 200_000, 567_000]) {
  if (length > longest) break;
  const sample = text(length);
  const bytes = Buffer.from(sample);
  const reading = await time(length, () => read(bytes, 'a.md'));
  const tagging = await time(length, () => tokenise(sample));
  console.log(
    `| ${length} | ${reading.toFixed(0)} | ${tagging.toFixed(0)} | ${(reading / tagging).toFixed(1)} | ${((reading / length) * 10_000).toFixed(1)} |`,
  );
}
const file = join(mkdtempSync(join(tmpdir(), 'luodi-bench-')), 'a.md');
writeFileSync(file, text(50_000));

/** A process from start to end: the median of five, in seconds. */
function whole(...args: string[]): string {
  const runs = Array.from({ length: 5 }, () => {
    const from = performance.now();
    spawnSync(process.execPath, args);
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return (runs[2]! / 1000).toFixed(2);
}

/** The least that reading in a process of its own can take: node, the tagger's dictionary, and tagging the text. */
const TAGGING = `
  const { createRequire } = require('node:module');
  const { readFileSync } = require('node:fs');
  const from = createRequire('${root}packages/reader/src/');
  const { Jieba } = from('@node-rs/jieba');
  Jieba.withDict(readFileSync(from.resolve('@node-rs/jieba/dict.txt'))).tag(readFileSync('${file}', 'utf8'), true);
`;
const luodi = `${root}packages/cli/bin/luodi.js`;
const short = join(dirname(file), 'short.md');
writeFileSync(short, text(5_000));
console.log(
  `\nProcess start to end, medians of 5: luodi read of 50,000 characters ${whole(luodi, 'read', file, '--format', 'json')} s, of 5,000 ${whole(luodi, 'read', short, '--format', 'json')} s; luodi --help ${whole(luodi, '--help')} s; node alone ${whole('-e', '0')} s; node, the tagger's whole dictionary and tagging 50,000 ${whole('-e', TAGGING)} s`,
);
