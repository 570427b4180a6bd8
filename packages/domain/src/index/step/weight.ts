import { ahp, allocation, critic, entropy, minimum, pca } from '@luodi/stats';
import { invalid, type Tree } from '../metadata.ts';
import { type Columns, finding, type IndexFinding } from '../panel.ts';
import { FROM_FILE, type Recipe } from '../recipe.ts';

/** Judgements of pairs of codes, `a b` → how much more a weighs than b. */
export type Judgements = ReadonlyMap<string, number>;

/** Weights, judgements and budgets as the edge read them from files. */
export interface Given {
  readonly weights?: ReadonlyMap<string, number>;
  /** By parent: the judgements of its children. */
  readonly judgements?: ReadonlyMap<string, Judgements>;
  /** By expert: points for each element. */
  readonly budgets?: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The weight of every element by its code. */
export type Weights = ReadonlyMap<string, number>;

/**
 * The weight of every element. Methods that read the data (entropy, CRITIC, PCA) weigh the indicators of each
 * sub-index; judgements and budgets weigh the children they name; every other element keeps its own weight.
 * @throws LuodiError where a file names an element that is not there, or a judgement is missing
 */
export function weightsOf(
  tree: Tree,
  normalised: Columns,
  recipe: Recipe['weights'],
  given: Given,
  findings: IndexFinding[],
): Weights {
  const weights = new Map<string, number>(
    [...tree.indicators, ...tree.aggregates].map((one) => [one.code, one.weight]),
  );
  if (recipe?.file !== undefined && !FROM_FILE.includes(recipe.method))
    findings.push(finding('step-idle', 'warning', {}, { step: 'weights.file' }));
  if (recipe?.method === 'file' && given.weights?.size === 0)
    findings.push(finding('step-idle', 'warning', {}, { step: 'weights' }));
  switch (recipe?.method ?? 'meta') {
    case 'meta':
    case 'benefit-of-doubt':
      break;
    case 'equal':
      for (const code of weights.keys()) weights.set(code, 1);
      break;
    case 'file':
      for (const [code, weight] of given.weights ?? []) {
        if (!weights.has(code))
          throw invalid(`weights：没有元素 ${code}`, `weights: there is no element ${code}`);
        weights.set(code, weight);
      }
      break;
    case 'ahp':
      judged(tree, given, weights, findings);
      break;
    case 'budget-allocation':
      allocated(tree, given, weights);
      break;
    case 'entropy':
    case 'critic':
    case 'pca':
      fromData(recipe!.method as 'entropy' | 'critic' | 'pca', tree, normalised, weights, findings);
  }
  return weights;
}

/**
 * The matrix of judgements on some elements; NaN where a pair is not judged.
 * @throws LuodiError where a judgement is not above 0, or its two directions disagree
 */
export function judgementMatrix(codes: readonly string[], judgements: Judgements): number[][] {
  return codes.map((a) =>
    codes.map((b) => {
      if (a === b) return 1;
      const there = judgements.get(`${a} ${b}`);
      const back = judgements.get(`${b} ${a}`);
      for (const value of [there, back])
        if (value !== undefined && !(value > 0))
          throw invalid(
            `weights：${a} 与 ${b} 的判断是 ${value}，应大于 0`,
            `weights: the judgement of ${a} and ${b} is ${value}, not above 0`,
          );
      if (there !== undefined && back !== undefined && Math.abs(there * back - 1) > 1e-6)
        throw invalid(
          `weights：${a} 与 ${b} 的两个判断不一致：${there} 和 ${back}`,
          `weights: the judgements of ${a} and ${b} disagree: ${there} and ${back}`,
        );
      return there ?? (back === undefined ? Number.NaN : 1 / back);
    }),
  );
}

function judged(tree: Tree, given: Given, weights: Map<string, number>, findings: IndexFinding[]): void {
  for (const [parent, judgements] of given.judgements ?? []) {
    const codes = tree.children.get(parent);
    if (!codes) throw invalid(`weights：${parent} 之下什么也没有`, `weights: ${parent} has nothing below it`);
    for (const pair of judgements.keys()) {
      const stranger = pair.split(' ').find((code) => !codes.includes(code));
      if (stranger !== undefined)
        throw invalid(
          `weights：${stranger} 不在 ${parent} 之下`,
          `weights: ${stranger} is not a child of ${parent}`,
        );
    }
    const matrix = judgementMatrix(codes, judgements);
    for (const [i, row] of matrix.entries()) {
      const j = row.findIndex((x) => x !== x);
      if (j >= 0)
        throw invalid(
          `weights：缺 ${codes[i]} 与 ${codes[j]} 的判断`,
          `weights: there is no judgement of ${codes[i]} against ${codes[j]}`,
        );
    }
    const { weights: found, ratio, triads } = ahp(matrix);
    if (ratio > 0.1) {
      const { i, j, k } = triads[0]!;
      findings.push(
        finding(
          'inconsistent',
          'warning',
          { code: parent },
          { ratio, triad: [codes[i], codes[j], codes[k]] },
        ),
      );
    }
    for (const [k, code] of codes.entries()) weights.set(code, found[k]!);
  }
}

function allocated(tree: Tree, given: Given, weights: Map<string, number>): void {
  const budgets = [...(given.budgets ?? [])];
  const named = new Set(budgets.flatMap(([, points]) => [...points.keys()]));
  for (const code of named)
    if (!weights.has(code) || code === tree.root)
      throw invalid(`weights：没有可赋权的元素 ${code}`, `weights: there is no element ${code} to weigh`);
  for (const codes of tree.children.values()) {
    if (!codes.some((code) => named.has(code))) continue;
    const rows = budgets
      .filter(([, points]) => codes.some((code) => (points.get(code) ?? 0) > 0))
      .map(([, points]) => codes.map((code) => points.get(code) ?? 0));
    if (rows.length === 0)
      throw invalid(
        `weights：没有专家给这些元素打分：${codes.join('、')}`,
        `weights: no expert gave points to ${codes.join(', ')}`,
      );
    const { weights: found } = allocation(rows);
    for (const [k, code] of codes.entries()) weights.set(code, found[k]!);
  }
}

function fromData(
  how: 'entropy' | 'critic' | 'pca',
  tree: Tree,
  normalised: Columns,
  weights: Map<string, number>,
  findings: IndexFinding[],
): void {
  for (const parent of tree.aggregates.filter((one) => one.level === 2)) {
    const codes = tree.children.get(parent.code)!;
    const columns = codes.map((code) => normalised.get(code)!);
    const least = Math.min(0, ...columns.map((column) => minimum(column)).filter((x) => x === x));
    // A logarithm needs shares: values below 0 are moved up together.
    const from = how === 'entropy' && least < 0 ? columns.map((one) => one.map((x) => x - least)) : columns;
    const found = { entropy, critic, pca }[how](from);
    for (const [k, code] of codes.entries()) {
      weights.set(code, found[k]!);
      if (found[k]! < 0)
        findings.push(
          finding('weight-negative', 'warning', { code }, { parent: parent.code, weight: found[k]! }),
        );
    }
  }
}
