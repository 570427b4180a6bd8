// The what-if of the index workbench, by the code the page runs: a weight moves under the slider, the index is computed
// again from what it touches, and the places are laid out anew. Limit: 50 ms on 50 areas × 50 indicators.
import { stream } from '@luodi/stats';
import { live, type Made, reweighed, standings } from '../../packages/web/src/scenes/index/live.ts';

const AREAS = 50;
const INDICATORS = 50;
const GROUPS = 5;
/** Steps of the slider that are measured. */
const STEPS = 200;
const LIMIT = 50;

function made(periods: number, aggregate: 'arithmetic' | 'geometric'): Made {
  const draw = stream(1, periods);
  const leaf = (at: number) => ({ code: `i${at}`, parent: `g${at % GROUPS}`, level: 1, indicator: `i${at}` });
  const group = (at: number) => ({ code: `g${at}`, parent: 'all', level: 2, indicator: null });
  const rows = Array.from({ length: periods * AREAS }, (_, at) => ({
    area: `u${at % AREAS}`,
    period: String(2020 + Math.floor(at / AREAS)),
  }));
  return {
    nodes: [
      { code: 'all', parent: null, level: 3, indicator: null },
      ...Array.from({ length: GROUPS }, (_, at) => group(at)),
      ...Array.from({ length: INDICATORS }, (_, at) => leaf(at)),
    ].map((node) => ({
      ...node,
      name: node.code,
      nameEn: '',
      weight: 1,
      direction: 'more' as const,
      clauses: [],
    })),
    recipe: {
      normalise: { method: 'minmax', range: [1, 100], over: 'pooled' },
      aggregate: { byLevel: ['arithmetic', aggregate], dataThreshold: [0.6, 0] },
    },
    rows,
    // One value in fifty is missing.
    columns: Object.fromEntries(
      Array.from({ length: INDICATORS }, (_, at) => [
        `i${at}`,
        rows.map(() => (draw() < 0.02 ? null : 1 + draw())),
      ]),
    ),
  };
}

/** Milliseconds by the clock, and of CPU, which other work on the machine does not stretch. */
function timed(work: () => void): { readonly wall: number; readonly cpu: number } {
  const used = process.cpuUsage();
  const from = performance.now();
  work();
  const wall = performance.now() - from;
  const { user, system } = process.cpuUsage(used);
  return { wall, cpu: (user + system) / 1000 };
}

const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
const figure = (x: number) => x.toFixed(2);
console.log(
  '50 areas × 50 indicators, milliseconds for one step of the slider; CPU decides whether it is in time.\n',
);
console.log('| index | moved | median | 95 % | 95 % CPU | worst CPU | from nothing CPU | under 50 ms |');
console.log('| --- | --- | --: | --: | --: | --: | --: | --- |');
for (const [periods, aggregate] of [
  [1, 'arithmetic'],
  [1, 'geometric'],
  [6, 'geometric'],
] as const) {
  const given = made(periods, aggregate);
  const period = String(2019 + periods);
  const own = live(given);
  for (const moved of ['g0', 'i0']) {
    const step = (at: number) =>
      timed(() => standings(reweighed(own, new Map([[moved, (3 * at) / STEPS]])), period));
    for (let at = 0; at < 20; at += 1) step(at);
    const times = Array.from({ length: STEPS }, (_, at) => step(at));
    const wall = sorted(times.map((one) => one.wall));
    const cpu = sorted(times.map((one) => one.cpu));
    const anew = sorted(Array.from({ length: 20 }, () => timed(() => standings(live(given), period)).cpu));
    const most = Math.floor(0.95 * STEPS);
    console.log(
      `| ${periods === 1 ? 'one year' : `${periods} years`}, ${aggregate} | ${moved === 'g0' ? 'a sub-index' : 'an indicator'} | ${figure(wall[STEPS / 2]!)} | ${figure(wall[most]!)} | ${figure(cpu[most]!)} | ${figure(cpu.at(-1)!)} | ${figure(anew[10]!)} | ${cpu.at(-1)! < LIMIT ? 'yes' : 'no'} |`,
    );
  }
}
