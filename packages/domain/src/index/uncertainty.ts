import { exactSobol, mean, quantile, type Runs, type Sensitivity, sampledSobol, stream } from '@luodi/stats';
import type { Extra } from './compute.ts';
import { type Design, INPUTS } from './design.ts';
import { invalid, type Tree } from './metadata.ts';
import type { Panel } from './panel.ts';
import type { Recipe } from './recipe.ts';
import { type Replicator, replicator, type Setting } from './replicate.ts';

/** How the ranks of a unit vary. */
export interface RankRange {
  /** The row of the panel, which is its position in `runs`. */
  readonly row: number;
  readonly unit: string;
  readonly period: string | null;
  readonly nominal: number;
  readonly mean: number;
  readonly median: number;
  /** The 5 % and 95 % quantiles. */
  readonly low: number;
  readonly high: number;
}

/** What the alternatives do to the ranks, and which input does it. */
export interface Uncertainty {
  /** Of every row that has a place in some run. */
  readonly ranks: readonly RankRange[];
  readonly inputs: readonly { readonly name: string; readonly sensitivity: Sensitivity }[];
  /** The place of every row in every run. */
  readonly runs: Runs;
  readonly seed: number;
}

/** Some replicates of a design, in their order. */
export interface Replicates {
  readonly first: Float64Array;
  /** Of the second sample, and of the first with one input from the second; none where the design is exact. */
  readonly second: Float64Array;
  readonly mixed: readonly Float64Array[];
  /** Places, run after run. */
  readonly places: Float32Array;
}

/** The most places that are kept, runs × rows: a gigabyte. */
const MOST = 250_000_000;

/** How many replicates a design has: its samples, or every combination. */
export function countOf({ sizes, nominal }: Pick<Replicator, 'sizes' | 'nominal'>, design: Design): number {
  const count = design.exact ? sizes.reduce((product, size) => product * size, 1) : (design.samples ?? 1000);
  const most = Math.floor(MOST / nominal.length);
  if (count > most)
    throw invalid(
      `design：${nominal.length} 行、${count} ${design.exact ? '种组合' : '次抽样'}太多，存不下；最多 ${most}`,
      `design: ${count} ${design.exact ? 'combinations' : 'samples'} of ${nominal.length} rows are too many to keep; up to ${most}`,
    );
  return count;
}

/**
 * Runs the replicates from one up to, not including, another. A replicate draws from a stream of its own, so that it
 * is the same whoever runs it: parts may run in any order, on any number of threads, and be joined by `gather`.
 * @param onRun told how many are done
 */
export function replicate(
  replicator: Replicator,
  design: Design,
  from: number,
  to: number,
  onRun: (done: number) => void = () => {},
): Replicates {
  const { inputs, sizes, nominal, run, draw } = replicator;
  const rows = nominal.length;
  const count = to - from;
  const first = new Float64Array(count);
  const second = new Float64Array(design.exact ? 0 : count);
  const mixed = inputs.map(() => new Float64Array(design.exact ? 0 : count));
  const places = new Float32Array(count * rows);
  const own = new Float64Array(rows);
  const other = new Float64Array(rows);
  for (let k = 0; k < count; k += 1) {
    const setting = design.exact
      ? combination(inputs, sizes, from + k)
      : draw(stream(design.seed ?? 1, from + k, 1));
    first[k] = run(setting, own);
    places.set(own, k * rows);
    if (!design.exact) {
      const against = draw(stream(design.seed ?? 1, from + k, 2));
      second[k] = run(against, other);
      for (const [i, input] of inputs.entries()) {
        // The same alternative gives the same run.
        mixed[i]![k] =
          setting[input] === against[input]
            ? first[k]!
            : run({ ...setting, [input]: against[input]! }, other);
      }
    }
    onRun(k + 1);
  }
  return { first, second, mixed, places };
}

/** The alternatives of a combination by its number; the last input runs fastest. */
function combination(inputs: Replicator['inputs'], sizes: readonly number[], number: number): Setting {
  const setting: Partial<Record<string, number>> = {};
  let rest = number;
  for (let k = inputs.length - 1; k >= 0; k -= 1) {
    setting[inputs[k]!] = rest % sizes[k]!;
    rest = Math.floor(rest / sizes[k]!);
  }
  return setting as Setting;
}

/** Joins the parts of a design's replicates, in their order. */
export function gather(
  { panel, nominal, inputs, sizes }: Omit<Replicator, 'run' | 'draw'>,
  design: Design,
  parts: readonly Replicates[],
): Uncertainty {
  const seed = design.seed ?? 1;
  const rows = nominal.length;
  const first = joined(parts.map((part) => part.first));
  const sensitivities = design.exact
    ? exactSobol(sizes, first)
    : sampledSobol(
        first,
        joined(parts.map((part) => part.second)),
        inputs.map((_, k) => joined(parts.map((part) => part.mixed[k]!))),
        seed,
      );
  const places = new Float32Array(first.length * rows);
  let at = 0;
  for (const part of parts) {
    places.set(part.places, at);
    at += part.places.length;
  }
  const ranks = panel.units.flatMap((unit, row): RankRange[] => {
    const own = Float64Array.from(first, (_, run) => places[run * rows + row]!);
    if (nominal[row] !== nominal[row] && own.every((x) => x !== x)) return [];
    return [
      {
        row,
        unit,
        period: panel.periods?.[row] ?? null,
        nominal: nominal[row]!,
        mean: mean(own),
        median: quantile(own, 0.5),
        low: quantile(own, 0.05),
        high: quantile(own, 0.95),
      },
    ];
  });
  return {
    ranks,
    inputs: inputs.map((input, k) => ({ name: INPUTS[input], sensitivity: sensitivities[k]! })),
    runs: { units: rows, count: first.length, places },
    seed,
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/**
 * Runs the alternatives of a design: every combination where it is exact, else samples with a seed. The nominal run is
 * the first alternative of each input with the recipe's own weights; the output is the mean over units of the
 * difference between rank and nominal rank.
 * Cost: runs × (units × elements).
 * @param extra `sets`: weights by element, one for each alternative of `weights.file`
 */
export function uncertainty(
  panel: Panel,
  tree: Tree,
  recipe: Recipe,
  design: Design,
  extra: Extra & { readonly sets?: ReadonlyMap<string, readonly number[]> } = {},
): Uncertainty {
  const ready = replicator(panel, tree, recipe, design, extra);
  return gather(ready, design, [replicate(ready, design, 0, countOf(ready, design))]);
}
