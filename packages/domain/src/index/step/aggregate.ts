import { type Aggregation, aggregate, doubt, type Solver } from '@luodi/stats';
import { type Aggregate, invalid, type Tree } from '../metadata.ts';
import {
  blocksOf,
  type Columns,
  finding,
  type IndexFinding,
  type Panel,
  rowName,
  rowNames,
} from '../panel.ts';
import type { Recipe } from '../recipe.ts';
import type { Pass } from '../trace.ts';
import type { Weights } from './weight.ts';

/** How one node is made of its children. */
export interface Rule {
  readonly how: Aggregation;
  readonly power: number;
  readonly threshold: number;
}

/** The rule of every aggregate. @throws LuodiError where a list has not one entry for each step upwards */
export function rulesOf(tree: Tree, recipe: Recipe['aggregate']): ReadonlyMap<string, Rule> {
  const steps = Math.max(...tree.aggregates.map((one) => one.level)) - 1;
  const { byLevel, dataThreshold } = recipe;
  if (byLevel && byLevel.length !== steps)
    throw invalid(
      `aggregate.byLevel 有 ${byLevel.length} 种方法，而向上共 ${steps} 步`,
      `aggregate.byLevel has ${byLevel.length} methods for ${steps} steps upwards`,
    );
  if (typeof dataThreshold === 'object' && dataThreshold.length !== steps)
    throw invalid(
      `aggregate.dataThreshold 有 ${dataThreshold.length} 个比例，而向上共 ${steps} 步`,
      `aggregate.dataThreshold has ${dataThreshold.length} shares for ${steps} steps upwards`,
    );
  return new Map(
    tree.aggregates.map(({ code, level }) => [
      code,
      {
        how: byLevel?.[level - 2] ?? recipe.method!,
        power: recipe.power ?? 1,
        threshold: typeof dataThreshold === 'object' ? dataThreshold[level - 2]! : (dataThreshold ?? 0),
      },
    ]),
  );
}

/** The scores of every aggregate. */
export interface Climbed {
  readonly scores: Columns;
  /** By sub-index: under the benefit of the doubt the weights of each unit, unit after unit; else empty. */
  readonly favours: Columns;
}

/**
 * The scores of every aggregate, level by level. A unit that has children but no score is a finding with its reason.
 * @param solve scores the sub-indices of indicators by the benefit of the doubt, where given
 * @throws LuodiError naming the cells that make a mean impossible, or the node below which all weights are 0
 */
export function climb(
  tree: Tree,
  normalised: Columns,
  weights: Weights,
  recipe: Recipe['aggregate'],
  panel: Panel,
  pass: Pass,
  findings: IndexFinding[],
  solve: Solver | null = null,
): Climbed {
  const scores = new Map<string, Float64Array>();
  const favours = new Map<string, Float64Array>();
  const rules = rulesOf(tree, recipe);
  for (const node of tree.aggregates) {
    const codes = tree.children.get(node.code)!;
    const columns = codes.map((code) => normalised.get(code) ?? scores.get(code)!);
    const own = codes.map((code) => weights.get(code)!);
    const favoured = solve !== null && node.level === 2;
    if (!favoured && !own.some((weight) => weight !== 0))
      throw invalid(`weights：${node.code} 之下的权重全为 0`, `weights: all below ${node.code} are 0`);
    if (!Number.isFinite(own.reduce((sum, weight) => sum + weight, 0)))
      throw invalid(
        `weights：${node.code} 之下的权重太大，无法相加`,
        `weights: those below ${node.code} are too large to add up`,
      );
    const rule = rules.get(node.code)!;
    const from = [JSON.stringify(rule), own.join(), favoured, panel.periods, panel.units, ...columns];
    const favour = favoured
      ? pass('favour', node.code, from, () => ({ column: doubted(node, columns, solve) })).column
      : null;
    if (favour) favours.set(node.code, favour);
    const done = pass('aggregate', node.code, favour ? [rule.threshold, favour, ...from] : from, () => {
      const column = favour
        ? underFavour(columns, favour, rule)
        : averaged(node, codes, columns, own, rule, panel);
      return {
        column,
        findings: [
          ...codes.flatMap((code, k) =>
            own[k] === 0 ? [finding('weight-zero', 'warning', { code }, { parent: node.code })] : [],
          ),
          ...turned(node, columns, own, column, panel),
          ...missing(node, columns, column, rule, panel),
        ],
      };
    });
    findings.push(...done.findings);
    scores.set(node.code, done.column);
  }
  return { scores, favours };
}

function averaged(
  node: Aggregate,
  codes: readonly string[],
  columns: readonly Float64Array[],
  weights: readonly number[],
  { how, power, threshold }: Rule,
  panel: Panel,
): Float64Array {
  const { scores, impossible } = aggregate(columns, weights, how, {
    power,
    threshold,
    blocks: blocksOf(panel),
  });
  if (impossible.length > 0) throw impossibleAt(node.code, how, codes, impossible, panel);
  return scores;
}

/** What a mean asks of the values. */
const NEEDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  geometric: { zh: '每个值都大于 0', en: 'every value > 0' },
  harmonic: { zh: '每个值都不为 0，且倒数之和不为 0', en: 'every value ≠ 0 and a sum of reciprocals ≠ 0' },
  power: { zh: '每个值的幂都是实数', en: 'a real power of every value' },
  'mazziotta-pareto': {
    zh: '值有差异处平均数不为 0，且没有压过其余的负权重',
    en: 'a mean ≠ 0 where values differ, and no negative weight that outweighs the others',
  },
};

/** The refusal of a mean that some cells make impossible. */
export function impossibleAt(
  node: string,
  how: Aggregation,
  codes: readonly string[],
  cells: readonly { readonly unit: number; readonly child: number | null; readonly value: number }[],
  panel: Pick<Panel, 'units' | 'periods'>,
) {
  const named = cells
    .slice(0, 8)
    .map(({ unit, child, value }) =>
      child === null ? rowName(panel, unit) : `${rowName(panel, unit)} × ${codes[child]} = ${value}`,
    );
  const need = NEEDS[how as string];
  const where = `${named.join('; ')}${cells.length > 8 ? ' …' : ''}`;
  return invalid(
    `${node}：${how} 平均要求${need?.zh}；不满足的有 ${cells.length} 格：${where}。请归一化到大于 0 的区间，或改用其他合成方法`,
    `${node}: a ${how} mean needs ${need?.en}; ${cells.length} cell(s): ${where}. Normalise to a range above 0, or aggregate otherwise`,
  );
}

/** The weights that favour each unit most, unit after unit. */
function doubted(node: Aggregate, columns: readonly Float64Array[], solve: Solver): Float64Array {
  try {
    return Float64Array.from(doubt(columns, solve).weights.flatMap((own) => [...own]));
  } catch (error) {
    if (error instanceof RangeError)
      throw invalid(`${node.code}：${error.message}`, `${node.code}: ${error.message}`);
    throw error;
  }
}

/**
 * A sub-index by the benefit of the doubt.
 * @throws LuodiError where there is no solver, or a value is below 0
 */
export function favourable(
  node: Aggregate,
  columns: readonly Float64Array[],
  rule: Rule,
  solve: Solver | undefined,
): Float64Array {
  if (!solve)
    throw invalid(
      'weights：效益有利法（benefit-of-doubt）需要求解器，这里没有',
      'weights: the benefit of the doubt needs a solver, which is not here',
    );
  return underFavour(columns, doubted(node, columns, solve), rule);
}

/** Each unit's score under the weights that favour it. */
function underFavour(
  columns: readonly Float64Array[],
  favour: Float64Array,
  { threshold }: Rule,
): Float64Array {
  return columns[0]!.map((_, row) => {
    let sum = 0;
    let has = 0;
    let weight = 0;
    for (const [k, column] of columns.entries()) {
      if (column[row] !== column[row]) continue;
      has += 1;
      weight += favour[row * columns.length + k]!;
      sum += favour[row * columns.length + k]! * column[row]!;
    }
    return has / columns.length < threshold || weight === 0 ? Number.NaN : sum;
  });
}

/** The units whose present children weigh less than nothing together, so that a score falls where its values rise. */
function turned(
  node: Aggregate,
  columns: readonly Float64Array[],
  weights: readonly number[],
  scores: Float64Array,
  panel: Panel,
): IndexFinding[] {
  if (!weights.some((weight) => weight < 0)) return [];
  const rows = [...scores.keys()].filter(
    (row) =>
      scores[row] === scores[row] &&
      columns.reduce((sum, column, k) => (column[row] === column[row] ? sum + weights[k]! : sum), 0) < 0,
  );
  if (rows.length === 0) return [];
  return [
    finding(
      'weights-turned',
      'warning',
      { code: node.code },
      { cells: rows.length, units: rowNames(panel, rows) },
    ),
  ];
}

/** Why a unit has no score: nothing below it, too little below it, or nothing that tells it apart or weighs. */
export function reasonOf(columns: readonly Float64Array[], row: number, rule: Rule): string {
  const has = columns.reduce((n, column) => n + (column[row] === column[row] ? 1 : 0), 0);
  if (has === 0) return 'nothing-present';
  if (has / columns.length < rule.threshold) return 'below-threshold';
  return rule.how === 'topsis' ? 'no-spread' : 'no-weight';
}

/** The findings of a node's missing scores, one for each reason. */
function missing(
  node: Aggregate,
  columns: readonly Float64Array[],
  scores: Float64Array,
  rule: Rule,
  panel: Panel,
): IndexFinding[] {
  const reasons = new Map<string, number[]>();
  for (let row = 0; row < scores.length; row += 1) {
    if (scores[row] === scores[row]) continue;
    const reason = reasonOf(columns, row, rule);
    reasons.set(reason, [...(reasons.get(reason) ?? []), row]);
  }
  return [...reasons].map(([reason, rows]) =>
    finding(
      'score-missing',
      reason === 'nothing-present' ? 'info' : 'warning',
      { code: node.code },
      { reason, cells: rows.length, units: rowNames(panel, rows) },
    ),
  );
}
