import {
  type Aggregation,
  aggregate,
  ahp,
  type Check,
  check,
  critic,
  entropy,
  mean,
  median,
  minimum,
  type Normalisation,
  normalise,
  pca,
  place,
  transform,
  winsorise,
} from '@luodi/stats';
import type { Finding } from '../finding.ts';
import { type Indicator, invalid, type Tree } from './metadata.ts';
import type { NormaliseRecipe, Recipe } from './recipe.ts';

/** The observations of an index: a row for each unit, or for each unit and period. */
export interface Panel {
  readonly units: readonly string[];
  /** One for each row; null where there are no periods. */
  readonly periods: readonly string[] | null;
  /** By indicator code, as long as `units`; NaN is missing. */
  readonly values: ReadonlyMap<string, Float64Array>;
  /** Denominators by name. */
  readonly denominators: ReadonlyMap<string, Float64Array>;
  /** Groups by name, one for each row; null where a unit has none. */
  readonly groups: ReadonlyMap<string, readonly (string | null)[]>;
}

/** What was done to a column against its tails. */
export interface Treatment {
  readonly code: string;
  readonly before: Check;
  readonly moved: number;
  readonly transformed: string;
  readonly after: Check;
}

export type IndexFinding = Finding<string, { readonly code?: string; readonly unit?: string }>;

/** Every step of an index, with what was odd on the way. */
export interface Computed {
  readonly panel: Panel;
  readonly denominated: ReadonlyMap<string, Float64Array> | null;
  readonly imputed: ReadonlyMap<string, Float64Array> | null;
  readonly treated: ReadonlyMap<string, Float64Array> | null;
  readonly treatment: readonly Treatment[];
  readonly normalised: ReadonlyMap<string, Float64Array>;
  /** By code of the aggregate. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  /** The place of each row, within its period. */
  readonly ranks: Float64Array;
  readonly weights: ReadonlyMap<string, number>;
  readonly findings: readonly IndexFinding[];
}

/** Weights from a file, or pairwise judgements, as the edge read them. */
export interface Given {
  readonly weights?: ReadonlyMap<string, number>;
  /** By parent: its children's codes and their judgements. */
  readonly judgements?: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

type Columns = ReadonlyMap<string, Float64Array>;

/**
 * Computes an index: denominate, impute, screen, treat, normalise, weight, aggregate, in this order. Nothing drops
 * silently: a step that does nothing, a column without spread, a weight without effect is a finding; an impossible
 * mean stops with the cells it is impossible for.
 * Cost: linear in cells; ranks n log n; Copeland units².
 * @throws LuodiError `framework-invalid`
 * @source OECD/JRC (2008), Handbook on constructing composite indicators; COINr
 */
export function compute(given: Panel, tree: Tree, recipe: Recipe, extra: Given = {}): Computed {
  const findings: IndexFinding[] = [];
  let panel = given;
  for (const { code } of tree.indicators) {
    if (!panel.values.has(code)) throw invalid(`data: there is no column for the indicator ${code}`);
  }
  let columns: Columns = new Map(tree.indicators.map(({ code }) => [code, panel.values.get(code)!]));
  const denominated = recipe.denominate
    ? denominate(columns, panel, tree, recipe.denominate.scale ?? 1, findings)
    : null;
  columns = denominated ?? columns;
  const imputed = recipe.impute ? impute(columns, panel, tree, recipe.impute, findings) : null;
  columns = imputed ?? columns;
  if (recipe.screen) {
    const kept = screen(columns, panel, recipe.screen, findings);
    panel = only(panel, kept);
    columns = new Map([...columns].map(([code, column]) => [code, pick(column, kept)]));
  }
  const treatment: Treatment[] = [];
  const treated = recipe.treat ? treat(columns, recipe.treat, treatment) : null;
  columns = treated ?? columns;
  const normalised = normaliseAll(columns, panel, tree, recipe.normalise, findings);
  const weights = weightsOf(tree, normalised, recipe, extra, findings);
  const scores = climb(tree, normalised, weights, recipe.aggregate, panel, findings);
  return {
    panel,
    denominated,
    imputed,
    treated,
    treatment,
    normalised,
    scores,
    ranks: ranksOf(scores.get(tree.root)!, panel.periods),
    weights,
    findings,
  };
}

/** Places within each period. */
export function ranksOf(scores: Float64Array, periods: readonly string[] | null): Float64Array {
  if (periods === null) return place(scores);
  const out = new Float64Array(scores.length);
  for (const period of new Set(periods)) {
    const rows = rowsOf(periods, period);
    const places = place(pick(scores, rows));
    for (const [k, row] of rows.entries()) out[row] = places[k]!;
  }
  return out;
}

const rowsOf = (periods: readonly string[], period: string): number[] =>
  periods.flatMap((one, row) => (one === period ? [row] : []));

const pick = (column: Float64Array, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => column[row]!);

const only = (panel: Panel, rows: readonly number[]): Panel => ({
  units: rows.map((row) => panel.units[row]!),
  periods: panel.periods && rows.map((row) => panel.periods![row]!),
  values: new Map([...panel.values].map(([code, column]) => [code, pick(column, rows)])),
  denominators: new Map([...panel.denominators].map(([code, column]) => [code, pick(column, rows)])),
  groups: new Map([...panel.groups].map(([name, groups]) => [name, rows.map((row) => groups[row]!)])),
});

function denominate(
  columns: Columns,
  panel: Panel,
  tree: Tree,
  scale: number,
  findings: IndexFinding[],
): Columns {
  let done = 0;
  const out = new Map(
    tree.indicators.map(({ code, denominator }) => {
      const column = columns.get(code)!;
      if (denominator === null) return [code, column] as const;
      const by = panel.denominators.get(denominator) ?? panel.values.get(denominator);
      if (!by) throw invalid(`data: there is no column for the denominator ${denominator} of ${code}`);
      done += 1;
      return [
        code,
        column.map((x, row) => {
          if (by[row] === 0 && x === x)
            throw invalid(`the denominator ${denominator} of ${panel.units[row]} is 0`);
          return (x / by[row]!) * scale;
        }),
      ] as const;
    }),
  );
  if (done === 0) findings.push(finding('step-idle', 'warning', {}, { step: 'denominate' }));
  return out;
}

function impute(
  columns: Columns,
  panel: Panel,
  tree: Tree,
  { method, group }: NonNullable<Recipe['impute']>,
  findings: IndexFinding[],
): Columns {
  if (method === 'row-mean') return imputeRows(columns, panel, tree, findings);
  const groups = group === undefined ? null : panel.groups.get(group);
  if (method.endsWith('-group') && !groups) throw invalid(`impute.group: there is no column ${group}`);
  const centre = method.startsWith('mean') ? mean : median;
  let filled = 0;
  let left = 0;
  const out = new Map(
    [...columns].map(([code, column]) => {
      const next = Float64Array.from(column);
      const centres = new Map<string, number>();
      const of = (row: number): number => {
        // A panel is imputed within each period.
        const period = panel.periods?.[row] ?? '';
        const own = method.endsWith('-group') ? groups![row] : '';
        if (own === null || own === undefined) return Number.NaN;
        const key = `${period}\u0000${own}`;
        let value = centres.get(key);
        if (value === undefined) {
          value = centre(
            column.filter(
              (_, other) =>
                (panel.periods?.[other] ?? '') === period && (own === '' || groups![other] === own),
            ),
          );
          centres.set(key, value);
        }
        return value;
      };
      for (let row = 0; row < next.length; row += 1) {
        if (next[row] === next[row]) continue;
        next[row] = of(row);
        if (next[row] === next[row]) filled += 1;
        else left += 1;
      }
      return [code, next] as const;
    }),
  );
  if (filled === 0) findings.push(finding('step-idle', 'warning', {}, { step: 'impute' }));
  if (left > 0) findings.push(finding('still-missing', 'warning', {}, { step: 'impute', cells: left }));
  return out;
}

/** A unit's mean of its other indicators under the same parent, on a 0–1 scale after direction, mapped back. */
function imputeRows(columns: Columns, panel: Panel, tree: Tree, findings: IndexFinding[]): Columns {
  const out = new Map([...columns].map(([code, column]) => [code, Float64Array.from(column)]));
  const scaled = new Map(
    tree.indicators.map(({ code, direction }) => {
      const directed = columns.get(code)!.map((x) => x * direction);
      const least = minimum(directed);
      const spread = -minimum(directed.map((x) => -x)) - least;
      return [code, { column: directed.map((x) => (x - least) / spread), least, spread, direction }] as const;
    }),
  );
  let filled = 0;
  for (const { code, parent } of tree.indicators) {
    const own = out.get(code)!;
    const siblings = (tree.children.get(parent!) ?? []).map((one) => scaled.get(one)!);
    const { least, spread, direction } = scaled.get(code)!;
    for (let row = 0; row < panel.units.length; row += 1) {
      if (own[row] === own[row]) continue;
      const value = mean(siblings.map((sibling) => sibling.column[row]!));
      if (value !== value) continue;
      own[row] = (value * spread + least) * direction;
      filled += 1;
    }
  }
  if (filled === 0) findings.push(finding('step-idle', 'warning', {}, { step: 'impute' }));
  return out;
}

function screen(
  columns: Columns,
  panel: Panel,
  { by, threshold }: NonNullable<Recipe['screen']>,
  findings: IndexFinding[],
): number[] {
  const kept: number[] = [];
  const all = [...columns.values()];
  const [share, nonzero] = Array.isArray(threshold) ? threshold : [threshold, threshold];
  for (let row = 0; row < panel.units.length; row += 1) {
    let has = 0;
    let zero = 0;
    for (const column of all) {
      const x = column[row]!;
      if (x !== x) continue;
      has += 1;
      if (x === 0) zero += 1;
    }
    const enough = has / all.length >= share;
    const full = has > 0 && 1 - zero / has >= nonzero;
    if ((by === 'nonzero' || enough) && (by === 'available' || full)) kept.push(row);
    else
      findings.push(
        finding(
          'screened',
          'info',
          { unit: panel.units[row]! },
          { available: has / all.length, nonzero: has > 0 ? 1 - zero / has : 0 },
        ),
      );
  }
  if (kept.length === 0) throw invalid('screen: no unit is left');
  return kept;
}

function treat(columns: Columns, step: NonNullable<Recipe['treat']>, table: Treatment[]): Columns {
  const shape = { skew: step.skew ?? 2, kurtosis: step.kurtosis ?? 3.5 };
  const most = step.winsoriseMax ?? 5;
  const then = step.then ?? 'log';
  return new Map(
    [...columns].map(([code, column]) => {
      const before = check(column, shape);
      if (before.pass) {
        table.push({ code, before, moved: 0, transformed: '', after: before });
        return [code, column];
      }
      const { column: moved, moved: count } = winsorise(column, shape, most);
      const middle = check(moved, shape);
      if (middle.pass || then === 'none') {
        table.push({ code, before, moved: count, transformed: '', after: middle });
        return [code, moved];
      }
      const out = transform(step.combine ? moved : column, then, step.lambda ?? 0);
      table.push({
        code,
        before,
        moved: step.combine ? count : 0,
        transformed: then,
        after: check(out, shape),
      });
      return [code, out];
    }),
  );
}

/** Every column with its direction applied, on the recipe's scale. */
export function normaliseAll(
  columns: Columns,
  panel: Panel,
  tree: Tree,
  recipe: NormaliseRecipe,
  findings: IndexFinding[],
): Columns {
  for (const code of Object.keys(recipe.indicators ?? {})) {
    if (!columns.has(code)) throw invalid(`normalise.indicators: there is no indicator ${code}`);
  }
  return new Map(
    tree.indicators.map((indicator) => {
      const { code, direction } = indicator;
      const own = { ...recipe, ...recipe.indicators?.[code] } as NormaliseRecipe;
      let column = columns.get(code)!;
      if (own.transform === 'ln') {
        column = column.map((x, row) => {
          if (x <= 0) throw invalid(`the logarithm of ${code} of ${panel.units[row]} (${x}) does not exist`);
          return Math.log(x);
        });
      }
      const directed = column.map((x) => x * direction);
      const scaled =
        recipe.over === 'period' && panel.periods !== null
          ? byPeriod(directed, panel, indicator, own)
          : normalise(directed, method(own, indicator, directed, panel.units));
      for (let row = 0; row < scaled.length; row += 1) {
        if (scaled[row] !== scaled[row] && directed[row] === directed[row]) {
          findings.push(finding('no-spread', 'warning', { code }, { value: directed[row]! }));
          break;
        }
      }
      return [code, scaled] as const;
    }),
  );
}

function byPeriod(
  column: Float64Array,
  panel: Panel,
  indicator: Indicator,
  recipe: NormaliseRecipe,
): Float64Array {
  const out = new Float64Array(column.length);
  for (const period of new Set(panel.periods!)) {
    const rows = rowsOf(panel.periods!, period);
    const part = pick(column, rows);
    const scaled = normalise(
      part,
      method(
        recipe,
        indicator,
        part,
        rows.map((row) => panel.units[row]!),
      ),
    );
    for (const [k, row] of rows.entries()) out[row] = scaled[k]!;
  }
  return out;
}

/** The recipe's words as the method of one column, its direction applied. */
function method(
  recipe: NormaliseRecipe,
  indicator: Indicator,
  column: Float64Array,
  units: readonly string[],
): Normalisation {
  const ties = recipe.ties ?? 'min';
  const { code, direction } = indicator;
  const logged = (x: number) => (recipe.transform === 'ln' ? Math.log(x) : x);
  switch (recipe.method) {
    case 'minmax':
      return { method: 'minmax', range: recipe.range ?? [0, 100] };
    case 'zscore':
      return { method: 'zscore', mean: recipe.mean ?? 0, sd: recipe.sd ?? 1 };
    case 'rank':
    case 'percentile':
    case 'borda':
      return { method: recipe.method, ties };
    case 'distance-to-target':
      if (indicator.target === null) throw invalid(`distance-to-target: ${code} has no Target`);
      return {
        method: 'distance-to-target',
        target: logged(indicator.target) * direction,
        cap: recipe.cap ?? false,
      };
    case 'distance-to-reference': {
      const row = units.indexOf(recipe.unit!);
      if (row < 0) throw invalid(`distance-to-reference: there is no unit ${recipe.unit}`);
      if (column[row] !== column[row])
        throw invalid(`distance-to-reference: ${code} of ${recipe.unit} is missing`);
      return { method: 'distance-to-reference', reference: column[row]! };
    }
    case 'goalposts': {
      const { lower, upper } = indicator;
      if (lower === null || upper === null)
        throw invalid(`goalposts: ${code} has no goalpost_lower and goalpost_upper`);
      const low = logged(lower);
      const high = logged(upper);
      if (low === high) throw invalid(`goalposts: those of ${code} are equal (${lower})`);
      return {
        method: 'goalposts',
        lower: direction === 1 ? low : -high,
        upper: direction === 1 ? high : -low,
        scale: recipe.scale ?? 1,
      };
    }
    default:
      return { method: recipe.method };
  }
}

/** The weight of every element below the top. */
export function weightsOf(
  tree: Tree,
  normalised: Columns,
  recipe: Recipe,
  extra: Given,
  findings: IndexFinding[],
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>(
    [...tree.indicators, ...tree.aggregates].map((one) => [one.code, one.weight]),
  );
  const how = recipe.weights?.method ?? 'meta';
  if (how === 'equal') for (const code of weights.keys()) weights.set(code, 1);
  if (how === 'file') {
    for (const [code, weight] of extra.weights ?? []) {
      if (!weights.has(code)) throw invalid(`weights: there is no element ${code}`);
      weights.set(code, weight);
    }
  }
  if (how === 'ahp') {
    for (const [parent, judgements] of extra.judgements ?? []) {
      const codes = tree.children.get(parent);
      if (!codes) throw invalid(`weights: ${parent} has nothing below it`);
      const matrix = codes.map((a) =>
        codes.map((b) =>
          a === b ? 1 : (judgements.get(`${a} ${b}`) ?? inverse(judgements.get(`${b} ${a}`), a, b)),
        ),
      );
      const { weights: found, ratio } = ahp(matrix);
      if (ratio > 0.1) findings.push(finding('inconsistent', 'warning', { code: parent }, { ratio }));
      for (const [k, code] of codes.entries()) weights.set(code, found[k]!);
    }
  }
  if (how === 'entropy' || how === 'critic' || how === 'pca') {
    const by = { entropy, critic, pca }[how];
    for (const parent of tree.aggregates.filter((one) => one.level === 2)) {
      const codes = tree.children.get(parent.code)!;
      const columns = codes.map((code) => normalised.get(code)!);
      const least = Math.min(0, ...columns.map((column) => minimum(column)));
      const found = by(
        how === 'entropy' && least < 0 ? columns.map((column) => column.map((x) => x - least)) : columns,
      );
      for (const [k, code] of codes.entries()) weights.set(code, found[k]!);
    }
  }
  return weights;
}

function inverse(value: number | undefined, a: string, b: string): number {
  if (value === undefined) throw invalid(`weights: there is no judgement of ${a} against ${b}`);
  return 1 / value;
}

/** The scores of every aggregate, level by level. */
export function climb(
  tree: Tree,
  normalised: Columns,
  weights: ReadonlyMap<string, number>,
  recipe: Recipe['aggregate'],
  panel: Panel,
  findings: IndexFinding[],
): ReadonlyMap<string, Float64Array> {
  const scores = new Map<string, Float64Array>();
  const top = Math.max(...tree.aggregates.map((one) => one.level));
  if (recipe.byLevel && recipe.byLevel.length !== top - 1) {
    throw invalid(`aggregate.byLevel has ${recipe.byLevel.length} methods for ${top - 1} steps upwards`);
  }
  const thresholds = recipe.dataThreshold;
  if (Array.isArray(thresholds) && thresholds.length !== top - 1) {
    throw invalid(`aggregate.dataThreshold has ${thresholds.length} shares for ${top - 1} steps upwards`);
  }
  for (const node of tree.aggregates) {
    const step = node.level - 2;
    const how = (recipe.byLevel?.[step] ?? recipe.method) as Aggregation;
    const codes = tree.children.get(node.code)!;
    const own = codes.map((code) => weights.get(code)!);
    if (!own.some((weight) => weight !== 0)) throw invalid(`weights: all below ${node.code} are 0`);
    for (const [k, code] of codes.entries()) {
      if (own[k] === 0) findings.push(finding('weight-zero', 'warning', { code }, { parent: node.code }));
    }
    const columns = codes.map((code) => normalised.get(code) ?? scores.get(code)!);
    const threshold = Array.isArray(thresholds)
      ? thresholds[step]!
      : ((thresholds as number | undefined) ?? 0);
    const options = { threshold, ...(recipe.power === undefined ? {} : { power: recipe.power }) };
    const { scores: found, impossible } = within(how, columns, own, options, panel.periods);
    if (impossible.length > 0) {
      const cells = impossible
        .slice(0, 8)
        .map(
          ({ unit, child, value }) =>
            `${panel.units[unit]}${panel.periods ? ` ${panel.periods[unit]}` : ''} × ${codes[child]} = ${value}`,
        );
      throw invalid(
        `${node.code}: a ${how} mean needs every value ${how === 'geometric' ? '> 0' : '≠ 0'}; ${impossible.length} cell(s): ${cells.join('; ')}${impossible.length > 8 ? ' …' : ''}. Normalise to a range above 0, or aggregate otherwise`,
      );
    }
    scores.set(node.code, found);
  }
  return scores;
}

/** Methods that compare units with each other do so within a period. */
function within(
  how: Aggregation,
  columns: readonly Float64Array[],
  weights: readonly number[],
  options: { readonly power?: number; readonly threshold: number },
  periods: readonly string[] | null,
) {
  if (periods === null || (how !== 'copeland' && how !== 'topsis'))
    return aggregate(columns, weights, how, options);
  const out = new Float64Array(periods.length).fill(Number.NaN);
  for (const period of new Set(periods)) {
    const rows = rowsOf(periods, period);
    const { scores } = aggregate(
      columns.map((column) => pick(column, rows)),
      weights,
      how,
      options,
    );
    for (const [k, row] of rows.entries()) out[row] = scores[k]!;
  }
  return { scores: out, impossible: [] };
}

const finding = (
  code: string,
  severity: Finding['severity'],
  at: IndexFinding['at'],
  detail: IndexFinding['detail'],
): IndexFinding => ({ code, severity, at, detail });
