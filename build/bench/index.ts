// Replicates of the index: weights drawn anew, aggregated, ranked; beside one pass over the same bytes, over worker
// threads, and, where Rscript is present, beside a vectorised loop in base R that normalises once.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  compute,
  type Design,
  type Panel,
  type Recipe,
  replicator,
  revised,
  type Tree,
  tree,
} from '@luodi/domain/index';
import { stream } from '@luodi/stats';
import { buildSync } from 'esbuild';

/** Units × indicators in three levels, of seeded numbers. */
function made(
  units: number,
  indicators: number,
  groups: number,
): { readonly panel: Panel; readonly tree: Tree } {
  const draw = stream(1, units + indicators);
  const codes = Array.from({ length: indicators }, (_, at) => `i${at}`);
  const own = (code: string, at: number) => ({
    code,
    name: code,
    parent: `g${at % groups}`,
    weight: 1,
    direction: 1 as const,
    target: null,
    denominator: null,
    lower: null,
    upper: null,
  });
  return {
    panel: {
      units: Array.from({ length: units }, (_, at) => `u${at}`),
      periods: null,
      values: new Map(codes.map((code) => [code, Float64Array.from({ length: units }, () => 1 + draw())])),
      denominators: new Map(),
      groups: new Map(),
    },
    tree: tree(codes.map(own), [
      ...Array.from({ length: groups }, (_, at) => ({
        code: `g${at}`,
        name: `g${at}`,
        level: 2,
        parent: 'all',
        weight: 1,
      })),
      { code: 'all', name: 'all', level: 3, parent: null, weight: 1 },
    ]),
  };
}

const recipe: Recipe = {
  normalise: { method: 'minmax', range: [1, 100] },
  aggregate: { method: 'arithmetic' },
};

/** The least of five: what other work on the machine disturbed least. */
const least = (what: () => number): number => Math.min(...Array.from({ length: 5 }, what));

/** CPU milliseconds, which a loaded machine does not stretch. */
const cpu = (work: () => void): number => {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};

/** Milliseconds of CPU of one replicate, of one pass over the cells, and of normalising and aggregating anew. */
function measure(panel: Panel, structure: Tree, runs: number) {
  const design: Design = { weights: { noise: 0.25 }, samples: runs };
  const ready = replicator(panel, structure, recipe, design);
  const into = new Float64Array(panel.units.length);
  const settings = Array.from({ length: runs }, (_, k) => ready.draw(stream(1, k, 1)));
  let sink = 0;
  const each = () =>
    cpu(() =>
      settings.forEach((one) => {
        sink += ready.run(one, into);
      }),
    ) / runs;
  const pass = () =>
    cpu(() => {
      for (let round = 0; round < runs; round += 1)
        for (const column of panel.values.values())
          for (let row = 0; row < column.length; row += 1) sink += column[row]!;
    }) / runs;
  const anew = () =>
    cpu(() => {
      sink += compute(panel, structure, recipe).ranks[0]!;
    });
  each();
  pass();
  anew();
  const result = { each: least(each), pass: least(pass), anew: least(anew) };
  if (sink !== sink) throw new Error('a run gave no number');
  return result;
}

/** The same in base R: min–max once, then weighted row sums level by level and ranks. */
function inR(panel: Panel, groups: number, runs: number): number | null {
  if (spawnSync('Rscript', ['--version']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'luodi-bench-'));
  const columns = [...panel.values.values()];
  writeFileSync(join(folder, 'x.bin'), Buffer.concat(columns.map((one) => Buffer.from(one.buffer))));
  const script = `
    n <- ${panel.units.length}; m <- ${columns.length}; g <- ${groups}
    X <- matrix(readBin("${join(folder, 'x.bin')}", "double", n * m), n, m)
    X <- apply(X, 2, function(x) (x - min(x)) / (max(x) - min(x)) * 99 + 1)
    of <- (seq_len(m) - 1) %% g + 1
    run <- function() {
      w <- 1 + runif(m, -.25, .25); v <- 1 + runif(g, -.25, .25)
      S <- sapply(seq_len(g), function(k) X[, of == k, drop = FALSE] %*% (w[of == k] / sum(w[of == k])))
      rank(-(S %*% (v / sum(v))), ties.method = "min")
    }
    for (k in 1:3) run()
    t <- proc.time(); for (k in 1:${runs}) run(); cat(sum((proc.time() - t)[1:2]) / ${runs} * 1000)`;
  return Number(execFileSync('Rscript', ['-e', script], { encoding: 'utf8' }));
}

/** Wall milliseconds for so many replicates over so many threads. */
async function over(threads: number, panel: Panel, structure: Tree, runs: number): Promise<number> {
  // A thread loads no TypeScript by itself.
  const file = join(mkdtempSync(join(tmpdir(), 'luodi-bench-')), 'worker.mjs');
  const source = new URL('./thread/index-worker.ts', import.meta.url).pathname;
  buildSync({ entryPoints: [source], outfile: file, bundle: true, format: 'esm', platform: 'node' });
  const workers = Array.from(
    { length: threads },
    () => new Worker(file, { workerData: { panel, tree: structure, recipe, runs } }),
  );
  const told = (worker: Worker) => new Promise((resolve) => worker.once('message', resolve));
  await Promise.all(workers.map(told));
  const from = performance.now();
  const size = Math.ceil(runs / threads);
  const done = workers.map(told);
  for (const [k, worker] of workers.entries())
    worker.postMessage({ from: k * size, to: Math.min(runs, (k + 1) * size) });
  await Promise.all(done);
  const time = performance.now() - from;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return time;
}

const figure = (x: number) => (x < 1 ? x.toFixed(4) : x.toFixed(2));
console.log(
  '| units × indicators | ms per replicate | one pass over the cells ms | ratio | base R ms | R over ours | all steps anew ms |',
);
console.log('| --- | --: | --: | --: | --: | --: | --: |');
for (const [units, indicators, groups, runs] of [
  [51, 49, 8, 1000],
  [3000, 100, 10, 60],
  [20_000, 200, 20, 5],
] as const) {
  const { panel, tree: structure } = made(units, indicators, groups);
  const { each, pass, anew } = measure(panel, structure, runs);
  const r = inR(panel, groups, Math.max(5, runs / 10));
  console.log(
    `| ${units} × ${indicators} | ${figure(each)} | ${figure(pass)} | ${(each / pass).toFixed(1)} | ${r === null ? 'no Rscript' : figure(r)} | ${r === null ? '' : (r / each).toFixed(0)} | ${figure(anew)} |`,
  );
}

const peak = process.resourceUsage().maxRSS / 1024;
console.log(`\nThe process held ${peak.toFixed(0)} MB at most, with 20,000 × 200 ready to run.`);

const { panel, tree: structure } = made(50, 50, 5);
const first = compute(panel, structure, recipe);
const changes = Array.from({ length: 200 }, (_, k) =>
  revised(panel, [{ code: `i${k % 50}`, row: k % 50, value: 1 + k / 200 }]),
);
const again = least(
  () =>
    cpu(() => {
      for (const one of changes) compute(one, structure, recipe, {}, first);
    }) / changes.length,
);
const anew = least(
  () =>
    cpu(() => {
      for (const one of changes) compute(one, structure, recipe);
    }) / changes.length,
);
console.log(
  `\nOne observation of 50 × 50 revised: ${figure(again)} ms, from nothing ${figure(anew)} ms (${(anew / again).toFixed(1)} times).`,
);

const large = made(3000, 100, 10);
const runs = 600;
const alone = await over(1, large.panel, large.tree, runs);
console.log('\n| threads | wall ms | speed-up |');
console.log('| --: | --: | --: |');
console.log(`| 1 | ${alone.toFixed(0)} | 1.0 |`);
for (let threads = 2; threads <= availableParallelism(); threads *= 2) {
  const time = await over(threads, large.panel, large.tree, runs);
  console.log(`| ${threads} | ${time.toFixed(0)} | ${(alone / time).toFixed(1)} |`);
}
