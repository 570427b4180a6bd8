import { shapley } from '@luodi/stats';
import { type Computed, compute, type Extra } from './compute.ts';
import { contributionsOf } from './contribution.ts';
import { invalid, type Tree } from './metadata.ts';
import type { Panel } from './panel.ts';
import type { Recipe } from './recipe.ts';

/** An index as it stood: data, tree with weights, recipe, and the period that is looked at. */
export interface State {
  readonly panel: Panel;
  readonly tree: Tree;
  readonly recipe: Recipe;
  readonly extra?: Extra;
  /** Null where the panel has no periods. */
  readonly period: string | null;
}

/** What a score can change by. */
export type Cause = 'data' | 'weights' | 'method' | 'membership';

/** How a unit's score changed, and what by. */
export interface Change {
  readonly unit: string;
  readonly before: number;
  readonly after: number;
  /** Adds up to after − before. */
  readonly causes: Readonly<Record<Cause, number>>;
  /** By code: the indicator's contribution after less before; adds up to the same. */
  readonly indicators: ReadonlyMap<string, number>;
}

const CAUSES: readonly Cause[] = ['data', 'weights', 'method', 'membership'];

/**
 * Splits the change of every unit's score between two states by Shapley values over data, weights, method (recipe,
 * directions, targets, goalposts) and membership (which elements and units there are); the causes add up to the
 * change. Where a mixture needs what only one of the states has (the data of a new indicator), it takes it from
 * there. Units without a score on either side are left out.
 * Cost: 16 computations.
 * @throws LuodiError where a mixture is impossible, such as a geometric mean of values made for an arithmetic one
 * @source Shapley (1953); Shorrocks (2013), Journal of Economic Inequality 11, decomposition procedures
 */
export function changesBetween(before: State, after: State): Change[] {
  const results = [before, after].map(({ panel, tree, recipe, extra }) =>
    compute(panel, tree, recipe, extra),
  );
  const given = [before, after].map((state, k) => ({ ...state, weights: results[k]!.weights }));
  const runs = new Map<number, ReadonlyMap<string, number>>();
  for (let set = 0; set < 16; set += 1) {
    const of = (cause: Cause) => given[(set >> CAUSES.indexOf(cause)) & 1]!;
    runs.set(set, scoresOf(of('data'), of('weights'), of('method'), of('membership')));
  }
  const [first, last] = [runs.get(0)!, runs.get(15)!];
  return [...last].flatMap(([unit, score]): Change[] => {
    const old = first.get(unit);
    if (old === undefined || old !== old || score !== score) return [];
    const parts = shapley(CAUSES.length, (members) => {
      const set = members.reduce((sum, is, k) => sum + (is ? 1 << k : 0), 0);
      return runs.get(set)!.get(unit) ?? Number.NaN;
    });
    const was = partsOf(results[0]!, before, unit);
    const is = partsOf(results[1]!, after, unit);
    return [
      {
        unit,
        before: old,
        after: score,
        causes: Object.fromEntries(CAUSES.map((cause, k) => [cause, parts[k]!])) as Record<Cause, number>,
        indicators: new Map(
          [...new Set([...was.keys(), ...is.keys()])].map((code) => [
            code,
            (is.get(code) ?? 0) - (was.get(code) ?? 0),
          ]),
        ),
      },
    ];
  });
}

type Resolved = State & { readonly weights: ReadonlyMap<string, number> };

/** The indicators' parts of a unit's score in a state. */
function partsOf(result: Computed, { tree, recipe, period }: State, unit: string): Map<string, number> {
  const { panel } = result;
  const row = panel.units.findIndex(
    (one, k) => one === unit && (period === null || panel.periods?.[k] === period),
  );
  const { parts } = contributionsOf(result, tree, recipe, row);
  return new Map(tree.indicators.map(({ code }) => [code, parts.get(code) ?? 0]));
}

/** Every unit's score under the data, weights, method and membership of different states. */
function scoresOf(
  data: Resolved,
  weights: Resolved,
  method: Resolved,
  membership: Resolved,
): Map<string, number> {
  const known = new Map(method.tree.indicators.map((one) => [one.code, one]));
  const tree: Tree = {
    ...membership.tree,
    indicators: membership.tree.indicators.map((one) => {
      const { direction, target, denominator, lower, upper } = known.get(one.code) ?? one;
      return { ...one, direction, target, denominator, lower, upper };
    }),
  };
  const codes = [...tree.indicators, ...tree.aggregates].map((one) => one.code);
  const deep = (one: Tree) => Math.max(...one.aggregates.map((node) => node.level));
  const favoured = method.recipe.weights?.method === 'benefit-of-doubt';
  const panel = mixed(data, membership, codes);
  const { scores, panel: kept } = compute(
    panel,
    tree,
    {
      ...method.recipe,
      weights: favoured ? { method: 'benefit-of-doubt' } : { method: 'file' },
      // A list of one method for each level belongs to the tree it was made for.
      aggregate: deep(method.tree) === deep(tree) ? method.recipe.aggregate : membership.recipe.aggregate,
    },
    {
      ...method.extra,
      weights: new Map(
        codes.map((code) => [code, weights.weights.get(code) ?? membership.weights.get(code)!]),
      ),
    },
  );
  const top = scores.get(tree.root)!;
  return new Map(
    kept.units.flatMap((unit, row) =>
      data.period === null || kept.periods?.[row] === data.period ? [[unit, top[row]!] as const] : [],
    ),
  );
}

/** The data of one state for the units and elements of another. */
function mixed(data: Resolved, membership: Resolved, codes: readonly string[]): Panel {
  if (data.panel === membership.panel) return data.panel;
  if ((data.panel.periods === null) !== (membership.panel.periods === null))
    throw invalid(
      '变化分解：两个面板一个有时期、一个没有',
      'change: one of the panels has periods and the other has none',
    );
  const at = ({ panel, period }: Resolved) =>
    new Map(
      panel.units.flatMap((unit, row) =>
        period === null || panel.periods?.[row] === period ? [[unit, row] as const] : [],
      ),
    );
  const theirs = at(membership);
  const ours = at(data);
  const members = new Set(membership.panel.units);
  const rows = [
    ...data.panel.units.flatMap((unit, row) => (members.has(unit) ? [row] : [])),
    ...[...theirs].flatMap(([unit, row]) => (ours.has(unit) ? [] : [-1 - row])),
  ];
  const now = (row: number) => row < 0 || data.period === null || data.panel.periods?.[row] === data.period;
  const unitOf = (row: number) => (row < 0 ? membership.panel.units[-1 - row]! : data.panel.units[row]!);
  const cell = <T>(
    own: ArrayLike<T> | undefined,
    other: ArrayLike<T> | undefined,
    row: number,
    none: T,
  ): T => {
    if (row >= 0 && own) return own[row]!;
    const there = row < 0 ? -1 - row : now(row) ? theirs.get(unitOf(row)) : undefined;
    return other && there !== undefined ? other[there]! : none;
  };
  const columns = (
    own: ReadonlyMap<string, Float64Array>,
    other: ReadonlyMap<string, Float64Array>,
    names: Iterable<string>,
  ) =>
    new Map(
      [...names]
        .filter((name) => own.has(name) || other.has(name))
        .map((name) => [
          name,
          Float64Array.from(rows, (row) => cell(own.get(name), other.get(name), row, Number.NaN)),
        ]),
    );
  const both = <T>(one: ReadonlyMap<string, T>, other: ReadonlyMap<string, T>) =>
    new Set([...one.keys(), ...other.keys()]);
  const { panel } = data;
  return {
    units: rows.map(unitOf),
    periods: panel.periods && rows.map((row) => (row < 0 ? data.period! : panel.periods![row]!)),
    values: columns(panel.values, membership.panel.values, codes),
    denominators: columns(
      panel.denominators,
      membership.panel.denominators,
      both(panel.denominators, membership.panel.denominators),
    ),
    groups: new Map(
      [...both(panel.groups, membership.panel.groups)].map((name) => [
        name,
        rows.map((row) =>
          cell<string | null>(panel.groups.get(name), membership.panel.groups.get(name), row, null),
        ),
      ]),
    ),
  };
}
