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

const figure = (x: number) => x.toFixed(2);
console.log('| 50 × 50 | moved | median ms | 95 % ms | worst ms | computed from nothing ms | under 50 ms |');
console.log('| --- | --- | --: | --: | --: | --: | --- |');
for (const [periods, aggregate] of [
  [1, 'arithmetic'],
  [1, 'geometric'],
  [6, 'geometric'],
] as const) {
  const given = made(periods, aggregate);
  const period = String(2019 + periods);
  const own = live(given);
  for (const moved of ['g0', 'i0']) {
    const step = (at: number): number => {
      const from = performance.now();
      standings(reweighed(own, new Map([[moved, (3 * at) / STEPS]])), period);
      return performance.now() - from;
    };
    for (let at = 0; at < 20; at += 1) step(at);
    const times = Array.from({ length: STEPS }, (_, at) => step(at)).sort((a, b) => a - b);
    const anew = Array.from({ length: 20 }, () => {
      const from = performance.now();
      standings(live(given), period);
      return performance.now() - from;
    }).sort((a, b) => a - b);
    const [median, most, worst] = [times[STEPS / 2]!, times[(STEPS * 95) / 100]!, times.at(-1)!];
    console.log(
      `| ${periods === 1 ? 'one year' : `${periods} years`}, ${aggregate} | ${moved === 'g0' ? 'a sub-index' : 'an indicator'} | ${figure(median)} | ${figure(most)} | ${figure(worst)} | ${figure(anew[10]!)} | ${worst < LIMIT ? 'yes' : most < LIMIT ? 'but for the worst' : 'no'} |`,
    );
  }
}
