// Replicates of the index: weights drawn anew, aggregated, ranked; beside one pass over the same bytes.
import { type Panel, type Recipe, type Tree, tree, uncertainty } from '@luodi/domain/index';
import { random } from '@luodi/stats';

/** Units × indicators in three levels, of seeded numbers. */
function made(
  units: number,
  indicators: number,
  groups: number,
): { readonly panel: Panel; readonly tree: Tree } {
  const draw = random(units + indicators);
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

console.log('| units × indicators | runs | ms per run | one pass ms | ratio |');
console.log('| --- | --: | --: | --: | --: |');
for (const [units, indicators, groups, samples] of [
  [51, 49, 8, 500],
  [3000, 100, 10, 60],
  [20_000, 200, 20, 6],
] as const) {
  const { panel, tree: structure } = made(units, indicators, groups);
  const design = { weights: { noise: 0.25 }, samples, seed: 1 };
  uncertainty(panel, structure, recipe, { ...design, samples: 2 });
  const from = performance.now();
  uncertainty(panel, structure, recipe, design);
  // Two sample matrices and one mixed one.
  const each = (performance.now() - from) / (3 * samples);
  const begun = performance.now();
  let sum = 0;
  for (let round = 0; round < 20; round += 1) {
    for (const column of panel.values.values())
      for (let row = 0; row < column.length; row += 1) sum += column[row]!;
  }
  const pass = (performance.now() - begun) / 20;
  console.log(
    `| ${units} × ${indicators} | ${3 * samples} | ${each.toFixed(3)} | ${pass.toFixed(4)} | ${(each / pass).toFixed(0)} |${sum < 0 ? ' ' : ''}`,
  );
}
