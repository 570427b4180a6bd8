import { type Composite, composite, type Impossible, place } from '@luodi/stats';
import { type Extra, type Prepared, prepare, ranksOf } from './compute.ts';
import { aggregateUnder, type Design, INPUTS } from './design.ts';
import { invalid, type Tree } from './metadata.ts';
import { blocksOf, type Columns, type Panel } from './panel.ts';
import type { Recipe } from './recipe.ts';
import { favourable, impossibleAt, rulesOf } from './step/aggregate.ts';
import { normaliseAll } from './step/normalise.ts';
import { type Weights, weightsOf } from './step/weight.ts';
import { tracing } from './trace.ts';

/** A step that a design varies. */
export type Input = keyof typeof INPUTS;

/** One alternative for each varied input: its position, or a set of weights drawn for the occasion. */
export type Setting = Readonly<Partial<Record<Input, number | Float64Array>>>;

/** An index made ready to run under any setting of a design's inputs. */
export interface Replicator {
  readonly panel: Panel;
  readonly inputs: readonly Input[];
  /** How many alternatives each input has; 0 where they are drawn (noise). */
  readonly sizes: readonly number[];
  /** The place of each row in the nominal run; NaN where it has none. */
  readonly nominal: Float64Array;
  /** Draws an alternative for every input. */
  readonly draw: (random: () => number) => Setting;
  /** Writes each row's place under a setting and returns the mean difference from the nominal places. */
  readonly run: (setting: Setting, into: Float64Array) => number;
}

const BEFORE = ['denominate', 'impute', 'screen', 'treat'] as const;

/** The alternatives of each input as a recipe's steps; the recipe's own where the design does not vary it. */
function alternatives(recipe: Recipe, design: Design) {
  // What the recipe says of periods goes for alternatives that do not say otherwise.
  const over = recipe.normalise.over;
  return {
    denominate: design.denominate ?? [recipe.denominate],
    impute: design.impute ?? [recipe.impute],
    screen: design.screen ?? [recipe.screen],
    treat: design.treat ?? [recipe.treat],
    normalise: (design.normalise ?? [recipe.normalise]).map((step) =>
      over === undefined ? step : { over, ...step },
    ),
    aggregate: (design.aggregate ?? [null]).map((method) => aggregateUnder(recipe.aggregate, method)),
  };
}

/** The recipe of the nominal run: the first alternative of each input, the recipe's own weights. */
export function nominalOf(recipe: Recipe, design: Design): Recipe {
  const steps = alternatives(recipe, design);
  const before = Object.fromEntries(BEFORE.map((name) => [name, steps[name][0] ?? undefined]));
  const { weights } = recipe;
  return {
    ...before,
    normalise: steps.normalise[0]!,
    ...(weights ? { weights } : {}),
    aggregate: steps.aggregate[0]!,
  };
}

/**
 * Makes an index ready to run under a design. Steps are computed once for each combination of alternatives that leads
 * to them, and only when a run needs them; a run under other weights then costs one pass over the cells and a sort.
 * Under the benefit of the doubt the sub-indices follow from the data; weights and methods vary above them.
 * @param sets weights by element, one for each alternative of `weights.file`
 * @throws LuodiError where a combination is impossible, naming the cells
 */
export function replicator(
  panel: Panel,
  tree: Tree,
  recipe: Recipe,
  design: Design,
  extra: Extra & { readonly sets?: ReadonlyMap<string, readonly number[]> } = {},
): Replicator {
  const steps = alternatives(recipe, design);
  const elements = [...tree.indicators, ...tree.aggregates].map((one) => one.code);
  const { pass } = tracing(undefined);
  const inputs = (Object.keys(INPUTS) as Input[]).filter((input) => design[input] !== undefined);
  const prepared = memo((key: string): Prepared => {
    const at = key.split(',').map(Number);
    const own = Object.fromEntries(
      BEFORE.flatMap((name, k) => {
        const step = steps[name][at[k]!];
        return step ? [[name, step]] : [];
      }),
    );
    return prepare(panel, tree, own, pass, []);
  });
  const scaled = memo((key: string): Columns => {
    const [before, which] = split(key);
    const { columns, panel: kept } = prepared(before);
    return normaliseAll(columns, kept, tree, steps.normalise[which]!, pass, []);
  });
  const climbing = memo((key: string): Composite => {
    const [before, which] = split(key);
    return ladder(tree, scaled(before), steps.aggregate[which]!, prepared(split(before)[0]).panel);
  });
  const favoured = memo((key: string): Columns => {
    const rules = rulesOf(tree, steps.aggregate[0]!);
    return new Map(
      tree.aggregates.flatMap((node) => {
        if (node.level > 2) return [];
        const below = tree.children.get(node.code)!.map((code) => scaled(key).get(code)!);
        return [[node.code, favourable(node, below, rules.get(node.code)!, extra.solve)] as const];
      }),
    );
  });
  const climbingAbove = memo((key: string): Composite => {
    const [before, which] = split(key);
    return ladder(tree, favoured(before), steps.aggregate[which]!, prepared(split(before)[0]).panel);
  });
  const own = memo((key: string) => vector(weightsOf(tree, scaled(key), recipe.weights, extra, [])));
  const weighting = weightings(tree, design, extra.sets, elements);
  const other = memo((key: string) => {
    const [before, which] = split(key);
    const step = (design.weights as NonNullable<Recipe['weights']>[])[which]!;
    return vector(weightsOf(tree, scaled(before), step, {}, []));
  });
  function vector(weights: Weights): Float64Array {
    return Float64Array.from(elements, (code) => weights.get(code)!);
  }

  function favouring({ weights: chosen }: Setting): boolean {
    const step =
      Array.isArray(design.weights) && chosen !== undefined
        ? design.weights[chosen as number]
        : recipe.weights;
    return step?.method === 'benefit-of-doubt';
  }

  function weightsAt(setting: Setting, scale: string): Float64Array {
    const chosen = setting.weights;
    if (chosen === undefined) return own(scale);
    if (Array.isArray(design.weights)) return other(`${scale}/${chosen as number}`);
    return weighting.apply(own(scale), chosen);
  }

  function places(setting: Setting, into: Float64Array): void {
    const before = BEFORE.map((name) => setting[name] ?? 0).join();
    const scale = `${before}/${setting.normalise ?? 0}`;
    const key = `${scale}/${setting.aggregate ?? 0}`;
    const { panel: kept, rows } = prepared(before);
    const weights = weightsAt(setting, scale);
    const scores = favouring(setting)
      ? climbingAbove(key)(weights.subarray(tree.indicators.length)).at(-1)!
      : climbing(key)(weights).at(-1)!;
    if (kept === panel && panel.periods === null) {
      place(scores, into);
      return;
    }
    const ranks = ranksOf(scores, kept);
    if (kept !== panel) into.fill(Number.NaN);
    for (let k = 0; k < rows.length; k += 1) into[rows[k]!] = ranks[k]!;
  }

  const nominal = new Float64Array(panel.units.length);
  places({}, nominal);
  return {
    panel,
    inputs,
    sizes: inputs.map((input) => (input === 'weights' ? weighting.size : steps[input].length)),
    nominal,
    draw: (random) =>
      Object.fromEntries(
        inputs.map((input) => [
          input,
          input === 'weights' ? weighting.draw(random) : Math.floor(random() * steps[input].length),
        ]),
      ),
    run: (setting, into) => {
      places(setting, into);
      let sum = 0;
      let n = 0;
      for (let row = 0; row < into.length; row += 1) {
        const d = Math.abs(into[row]! - nominal[row]!);
        if (d !== d) continue;
        sum += d;
        n += 1;
      }
      return n > 0 ? sum / n : 0;
    },
  };
}

const split = (key: string): readonly [string, number] => {
  const at = key.lastIndexOf('/');
  return [key.slice(0, at), Number(key.slice(at + 1))];
};

function memo<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return (key) => {
    let value = kept.get(key);
    if (value === undefined) {
      value = make(key);
      kept.set(key, value);
    }
    return value;
  };
}

/** The tree as a composite over the columns of its lowest elements, be they indicators or sub-indices. */
function ladder(tree: Tree, columns: Columns, recipe: Recipe['aggregate'], panel: Panel): Composite {
  const above = tree.aggregates.filter(({ code }) => !columns.has(code));
  if (above.length === 0) return () => [...columns.values()];
  const codes = [...columns.keys(), ...above.map((one) => one.code)];
  const at = new Map(codes.map((code, k) => [code, k]));
  const rules = rulesOf(tree, recipe);
  return composite(
    [...columns.values()],
    above.map(({ code }) => ({
      children: tree.children.get(code)!.map((child) => at.get(child)!),
      ...rules.get(code)!,
    })),
    {
      ...(panel.periods ? { blocks: blocksOf(panel) } : {}),
      onImpossible: (branch: number, cell: Impossible) => {
        const node = above[branch]!.code;
        throw impossibleAt(node, rules.get(node)!.how, tree.children.get(node)!, [cell], panel);
      },
    },
  );
}

/** The sets of weights of a design. */
function weightings(
  tree: Tree,
  design: Design,
  sets: ReadonlyMap<string, readonly number[]> | undefined,
  elements: readonly string[],
): {
  readonly size: number;
  readonly draw: (random: () => number) => number | Float64Array;
  readonly apply: (own: Float64Array, chosen: number | Float64Array) => Float64Array;
} {
  const { weights } = design;
  if (weights && 'noise' in weights) {
    const levels = [...tree.indicators.map(() => 1), ...tree.aggregates.map((one) => one.level)];
    const beyond = weights.levels?.find((level) => !levels.includes(level));
    if (beyond !== undefined)
      throw invalid(
        `design.weights.levels：没有第 ${beyond} 层`,
        `design.weights.levels: there is no level ${beyond}`,
      );
    const touched = levels.map((level) => weights.levels?.includes(level) ?? true);
    return {
      size: 0,
      draw: (random) => {
        const factors = new Float64Array(elements.length);
        for (let k = 0; k < factors.length; k += 1)
          factors[k] = touched[k] ? 1 + (2 * random() - 1) * weights.noise : 1;
        return factors;
      },
      apply: (own, chosen) => {
        const factors = chosen as Float64Array;
        const weights = new Float64Array(own.length);
        for (let k = 0; k < weights.length; k += 1) weights[k] = own[k]! * factors[k]!;
        return weights;
      },
    };
  }
  const known = new Set(elements);
  const stranger = [...(sets?.keys() ?? [])].find((code) => !known.has(code));
  if (stranger !== undefined)
    throw invalid(`weights：没有元素 ${stranger}`, `weights: there is no element ${stranger}`);
  const size = Array.isArray(weights) ? weights.length : ([...(sets?.values() ?? [])][0]?.length ?? 0);
  if (weights && size === 0)
    throw invalid('design.weights：文件里没有一组权重', 'design.weights: the file holds no set of weights');
  for (const [parent, children] of tree.children) {
    const own = children.map((code) => sets?.get(code));
    const idle = Array.from({ length: size }, (_, k) => own.every((set) => set && !(set[k]! > 0))).indexOf(
      true,
    );
    if (sets && idle >= 0)
      throw invalid(
        `weights：第 ${idle + 1} 组中 ${parent} 之下的权重全为 0`,
        `weights: all below ${parent} are 0 in set ${idle + 1}`,
      );
  }
  return {
    size,
    draw: (random) => Math.floor(random() * size),
    apply: (own, chosen) => own.map((weight, k) => sets!.get(elements[k]!)?.[chosen as number] ?? weight),
  };
}
