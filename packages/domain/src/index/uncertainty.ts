import { exactSobol, mean, quantile, random, type Sensitivity, sampledSobol } from '@luodi/stats';
import { climb, compute, type Given, normaliseAll, type Panel, ranksOf } from './compute.ts';
import { invalid, type Tree } from './metadata.ts';
import { METHODS, type NormaliseRecipe, normaliseStep, type Recipe } from './recipe.ts';

/** Alternatives for each input, drawn independently and uniformly. */
export interface Design {
  readonly normalise?: readonly NormaliseRecipe[];
  readonly weights?:
    | { readonly file: string }
    | { readonly noise: number; readonly levels?: readonly number[] };
  readonly aggregate?: readonly (typeof METHODS)['aggregate'][number][];
  readonly samples?: number;
  readonly seed?: number;
  readonly exact?: boolean;
}

/** How the ranks of a unit vary. */
export interface RankRange {
  readonly unit: string;
  readonly period: string | null;
  readonly nominal: number;
  readonly mean: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** What the alternatives do to the ranks, and which input does it. */
export interface Uncertainty {
  readonly ranks: readonly RankRange[];
  readonly inputs: readonly { readonly name: string; readonly sensitivity: Sensitivity }[];
  readonly runs: number;
  readonly seed: number;
}

/**
 * A design from JSON, checked.
 * @throws LuodiError `framework-invalid`; noise with exact is refused, since noise has no alternatives to enumerate
 */
export function design(value: unknown): Design {
  const known = ['normalise', 'weights', 'aggregate', 'samples', 'seed', 'exact'];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('the design is an object');
  const given = value as Record<string, unknown>;
  for (const key of Object.keys(given))
    if (!known.includes(key)) throw invalid(`design: “${key}” is not known; known: ${known.join(', ')}`);
  if (given.normalise !== undefined) {
    if (!Array.isArray(given.normalise) || given.normalise.length === 0)
      throw invalid('design.normalise is a list of steps');
    for (const [at, step] of given.normalise.entries()) normaliseStep(step, `design.normalise[${at}]`);
  }
  if (given.aggregate !== undefined) {
    if (!Array.isArray(given.aggregate) || given.aggregate.length === 0)
      throw invalid('design.aggregate is a list of methods');
    for (const method of given.aggregate) {
      if (!(METHODS.aggregate as readonly string[]).includes(method)) {
        throw invalid(
          `design.aggregate: ${JSON.stringify(method)} is not known; known: ${METHODS.aggregate.join(', ')}`,
        );
      }
    }
  }
  const weights = given.weights as { file?: unknown; noise?: unknown } | undefined;
  if (weights !== undefined) {
    if (typeof weights.file !== 'string' && typeof weights.noise !== 'number')
      throw invalid('design.weights has “file” or “noise”');
    if (weights.noise !== undefined && given.exact === true)
      throw invalid('design: noise cannot be enumerated; leave out “exact”, or give the weights in a file');
  }
  for (const key of ['samples', 'seed']) {
    const number = given[key];
    if (
      number !== undefined &&
      !(Number.isInteger(number) && (number as number) >= (key === 'samples' ? 2 : 0))
    )
      throw invalid(`design.${key} is a whole number`);
  }
  return given as Design;
}

/**
 * Runs the alternatives of a design: every combination where it is exact, else samples with a seed. The nominal run is
 * the first alternative of each input with the recipe's own weights; the output is the mean over units of the
 * difference between rank and nominal rank.
 * Cost: runs × (units × elements).
 * @param files weights by alternative: element → one weight for each alternative
 * @param onRun told after each run
 */
export function uncertainty(
  panel: Panel,
  tree: Tree,
  recipe: Recipe,
  design: Design,
  extra: Given & { readonly alternatives?: ReadonlyMap<string, readonly number[]> } = {},
): Uncertainty {
  const seed = design.seed ?? 1;
  const steps = design.normalise ?? [recipe.normalise];
  const { indicators: _, ...base } = recipe.normalise;
  const methods = design.aggregate ?? [null];
  const nominalRun = compute(
    panel,
    tree,
    { ...recipe, normalise: steps[0]!, aggregate: aggregateOf(recipe, methods[0]!) },
    extra,
  );
  const kept = nominalRun.panel;
  // What stands before normalising is the same in every run.
  const columns =
    nominalRun.treated ?? screened(nominalRun.imputed ?? nominalRun.denominated ?? panel.values, panel, kept);
  const scaled = steps.map((step) =>
    normaliseAll(columns, kept, tree, { over: base.over ?? 'pooled', ...step }, []),
  );
  const own = nominalRun.weights;
  const sets = weightSets(design, own, tree, extra.alternatives);
  const nominal = nominalRun.ranks;
  const runs: Float64Array[] = [];
  const run = (
    normalised: number,
    weights: ReadonlyMap<string, number>,
    method: number,
    keep: boolean,
  ): number => {
    const scores = climb(tree, scaled[normalised]!, weights, aggregateOf(recipe, methods[method]!), kept, []);
    const ranks = ranksOf(scores.get(tree.root)!, kept.periods);
    if (keep) runs.push(ranks);
    let sum = 0;
    let n = 0;
    for (let row = 0; row < ranks.length; row += 1) {
      const d = Math.abs(ranks[row]! - nominal[row]!);
      if (d !== d) continue;
      sum += d;
      n += 1;
    }
    return sum / n;
  };
  const inputs = [
    ...(design.normalise ? ['Normalisation'] : []),
    ...(design.weights ? ['Weights'] : []),
    ...(design.aggregate ? ['Aggregation'] : []),
  ];
  let sensitivities: Sensitivity[];
  if (design.exact) {
    const output: number[] = [];
    for (let n = 0; n < steps.length; n += 1) {
      for (const weights of sets.fixed) {
        for (let m = 0; m < methods.length; m += 1) output.push(run(n, weights, m, true));
      }
    }
    const sizes = [
      ...(design.normalise ? [steps.length] : []),
      ...(design.weights ? [sets.fixed.length] : []),
      ...(design.aggregate ? [methods.length] : []),
    ];
    sensitivities = exactSobol(sizes, output);
  } else {
    const samples = design.samples ?? 1000;
    const draw = random(seed);
    const sample = () => ({
      Normalisation: Math.floor(draw() * steps.length),
      Weights: sets.draw(draw),
      Aggregation: Math.floor(draw() * methods.length),
    });
    const first = Array.from({ length: samples }, sample);
    const second = Array.from({ length: samples }, sample);
    const output = (list: typeof first, keep: boolean) =>
      Float64Array.from(list, (one) => run(one.Normalisation, one.Weights, one.Aggregation, keep));
    const a = output(first, true);
    const b = output(second, false);
    const mixed = inputs.map((name) =>
      output(
        first.map((one, k) => ({ ...one, [name]: second[k]![name as 'Weights'] })),
        false,
      ),
    );
    sensitivities = sampledSobol(a, b, mixed, seed);
  }
  return {
    ranks: kept.units.map((unit, row) => {
      const own = Float64Array.from(runs, (ranks) => ranks[row]!);
      return {
        unit,
        period: kept.periods?.[row] ?? null,
        nominal: nominal[row]!,
        mean: mean(own),
        median: quantile(own, 0.5),
        low: quantile(own, 0.05),
        high: quantile(own, 0.95),
      };
    }),
    inputs: inputs.map((name, k) => ({ name, sensitivity: sensitivities[k]! })),
    runs: runs.length,
    seed,
  };
}

const aggregateOf = (
  recipe: Recipe,
  method: (typeof METHODS)['aggregate'][number] | null,
): Recipe['aggregate'] => {
  if (method === null) return recipe.aggregate;
  const { byLevel: _, ...rest } = recipe.aggregate;
  return { ...rest, method };
};

/** The columns of the units that screening kept. */
function screened(
  columns: ReadonlyMap<string, Float64Array>,
  before: Panel,
  after: Panel,
): ReadonlyMap<string, Float64Array> {
  if (before.units.length === after.units.length) return columns;
  const rows: number[] = [];
  for (let row = 0; row < before.units.length; row += 1) {
    const at = rows.length;
    if (before.units[row] === after.units[at] && before.periods?.[row] === after.periods?.[at])
      rows.push(row);
  }
  return new Map(
    [...columns].map(([code, column]) => [code, Float64Array.from(rows, (row) => column[row]!)]),
  );
}

function weightSets(
  design: Design,
  own: ReadonlyMap<string, number>,
  tree: Tree,
  alternatives: ReadonlyMap<string, readonly number[]> | undefined,
): {
  readonly fixed: readonly ReadonlyMap<string, number>[];
  readonly draw: (random: () => number) => ReadonlyMap<string, number>;
} {
  const { weights } = design;
  if (weights && 'noise' in weights) {
    const levels = new Map([
      ...tree.indicators.map((one) => [one.code, 1] as const),
      ...tree.aggregates.map((one) => [one.code, one.level] as const),
    ]);
    return {
      fixed: [own],
      draw: (random) =>
        new Map(
          [...own].map(([code, weight]) => {
            const touched = weights.levels === undefined || weights.levels.includes(levels.get(code)!);
            return [code, touched ? weight * (1 + (2 * random() - 1) * weights.noise) : weight] as const;
          }),
        ),
    };
  }
  const count = alternatives ? ([...alternatives.values()][0]?.length ?? 0) : 0;
  const fixed =
    count > 0
      ? Array.from({ length: count }, (_, k) => {
          const set = new Map(own);
          for (const [code, list] of alternatives!) {
            if (!set.has(code)) throw invalid(`weights: there is no element ${code}`);
            set.set(code, list[k]!);
          }
          return set;
        })
      : [own];
  return { fixed, draw: (random) => fixed[Math.floor(random() * fixed.length)]! };
}
