import { place, type Solver } from '@luodi/stats';
import { invalid, type Tree } from './metadata.ts';
import { blocksOf, type Columns, finding, type IndexFinding, type Panel, pick } from './panel.ts';
import type { Recipe } from './recipe.ts';
import { climb } from './step/aggregate.ts';
import { denominate } from './step/denominate.ts';
import { impute } from './step/impute.ts';
import { normaliseAll } from './step/normalise.ts';
import { only, screen } from './step/screen.ts';
import { treat } from './step/treat.ts';
import { type Given, type Weights, weightsOf } from './step/weight.ts';
import { type Pass, type Trace, tracing } from './trace.ts';
import type { Treatment } from './treatment.ts';

/** What a computation takes beside data, tree and recipe. */
export interface Extra extends Given {
  /** Solves linear programmes, for the benefit of the doubt. */
  readonly solve?: Solver;
}

/** Every step of an index, with what was odd on the way. */
export interface Computed {
  /** The rows that were kept. */
  readonly panel: Panel;
  /** Which rows of the given panel these are. */
  readonly rows: readonly number[];
  readonly denominated: Columns | null;
  readonly imputed: Columns | null;
  readonly treated: Columns | null;
  readonly treatment: readonly Treatment[];
  readonly normalised: Columns;
  /** By code of the aggregate. */
  readonly scores: Columns;
  /** By sub-index: the weights that favour each unit, unit after unit, under the benefit of the doubt. */
  readonly favours: Columns;
  /** The place of each row, within its period. */
  readonly ranks: Float64Array;
  readonly weights: Weights;
  readonly findings: readonly IndexFinding[];
  /** For computing again only what changed. */
  readonly trace: Trace;
}

/** What stands before normalising. */
export interface Prepared {
  readonly panel: Panel;
  readonly columns: Columns;
  /** The rows of the given panel that were kept. */
  readonly rows: readonly number[];
  readonly denominated: Columns | null;
  readonly imputed: Columns | null;
  readonly treated: Columns | null;
  readonly treatment: readonly Treatment[];
}

/** The steps before normalising: denominate, impute, screen, treat. */
export function prepare(
  given: Panel,
  tree: Tree,
  recipe: Omit<Recipe, 'normalise' | 'weights' | 'aggregate'>,
  pass: Pass,
  findings: IndexFinding[],
): Prepared {
  for (const { code } of tree.indicators) {
    const column = given.values.get(code);
    if (!column)
      throw invalid(`data：没有指标 ${code} 的列`, `data: there is no column for the indicator ${code}`);
    if (!column.some((x) => x === x)) findings.push(finding('column-empty', 'warning', { code }, {}));
  }
  let panel = given;
  let columns: Columns = new Map(tree.indicators.map(({ code }) => [code, given.values.get(code)!]));
  const denominated = recipe.denominate
    ? denominate(columns, panel, tree, recipe.denominate.scale ?? 1, pass, findings)
    : null;
  columns = denominated ?? columns;
  const imputed = recipe.impute ? impute(columns, panel, tree, recipe.impute, pass, findings) : null;
  columns = imputed ?? columns;
  let rows: readonly number[] = panel.units.map((_, row) => row);
  if (recipe.screen) {
    rows = screen(columns, panel, recipe.screen, findings);
    ({ panel, columns } = only(panel, columns, rows, pass));
  }
  const treatment: Treatment[] = [];
  const treated = recipe.treat ? treat(columns, panel, recipe.treat, pass, treatment) : null;
  return { panel, columns: treated ?? columns, rows, denominated, imputed, treated, treatment };
}

/**
 * Computes an index: denominate, impute, screen, treat, normalise, weight, aggregate, in this order. Nothing drops
 * silently: a step that does nothing, a column without spread, a weight without effect, a score that is missing is a
 * finding; an impossible mean stops with the cells it is impossible for.
 * Cost: linear in cells; ranks n log n; Copeland units².
 * @param before an earlier result: what it was made from and has not changed is not computed again
 * @throws LuodiError `framework-invalid`
 * @source OECD/JRC (2008), Handbook on constructing composite indicators; COINr
 */
export function compute(
  given: Panel,
  tree: Tree,
  recipe: Recipe,
  extra: Extra = {},
  before?: Pick<Computed, 'trace'>,
): Computed {
  const findings: IndexFinding[] = [];
  const { pass, trace } = tracing(before?.trace);
  const { columns, ...made } = prepare(given, tree, recipe, pass, findings);
  const { panel } = made;
  const normalised = normaliseAll(columns, panel, tree, recipe.normalise, pass, findings);
  const weights = weightsOf(tree, normalised, recipe.weights, extra, findings);
  const { scores, favours } = climb(
    tree,
    normalised,
    weights,
    recipe.aggregate,
    panel,
    pass,
    findings,
    solverOf(recipe, extra),
  );
  if (!scores.get(tree.root)!.some((x) => x === x))
    findings.push(finding('no-score', 'error', { code: tree.root }, {}));
  const ranks = pass('rank', tree.root, [panel.periods, scores.get(tree.root)], () => ({
    column: ranksOf(scores.get(tree.root)!, panel),
  })).column;
  return { ...made, normalised, scores, favours, ranks, weights, findings, trace };
}

/** The solver, where the recipe wants one. @throws LuodiError where it is not there */
export function solverOf(recipe: Recipe, extra: Extra): Solver | null {
  if (recipe.weights?.method !== 'benefit-of-doubt') return null;
  if (!extra.solve)
    throw invalid(
      'weights：效益有利法（benefit-of-doubt）需要求解器，这里没有',
      'weights: the benefit of the doubt needs a solver, which is not here',
    );
  return extra.solve;
}

/** Places within each period. */
export function ranksOf(scores: Float64Array, panel: Pick<Panel, 'units' | 'periods'>): Float64Array {
  if (panel.periods === null) return place(scores);
  const out = new Float64Array(scores.length);
  for (const rows of blocksOf(panel)) {
    const places = place(pick(scores, rows));
    for (const [k, row] of rows.entries()) out[row] = places[k]!;
  }
  return out;
}
