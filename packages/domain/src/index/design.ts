import { invalid } from './metadata.ts';
import {
  METHODS,
  type NormaliseRecipe,
  normaliseStep,
  powered,
  preparing,
  type Recipe,
  weightsStep,
} from './recipe.ts';

/** The weights of a design: sets in a file, noise on the recipe's own, or other ways of weighting. */
export type WeightsDesign =
  | { readonly file: string }
  | { readonly noise: number; readonly levels?: readonly number[] }
  | readonly NonNullable<Recipe['weights']>[];

/**
 * Alternatives for each input, drawn independently and uniformly. A step before normalising may be left out in an
 * alternative: `null`.
 */
export interface Design {
  readonly denominate?: readonly (Recipe['denominate'] | null)[];
  readonly impute?: readonly (Recipe['impute'] | null)[];
  readonly screen?: readonly (Recipe['screen'] | null)[];
  readonly treat?: readonly (Recipe['treat'] | null)[];
  readonly normalise?: readonly NormaliseRecipe[];
  readonly weights?: WeightsDesign;
  readonly aggregate?: readonly (typeof METHODS)['aggregate'][number][];
  readonly samples?: number;
  readonly seed?: number;
  readonly exact?: boolean;
}

/** The steps that a design may vary, and the name of each as an input. */
export const INPUTS = {
  denominate: 'Denomination',
  impute: 'Imputation',
  screen: 'Screening',
  treat: 'Treatment',
  normalise: 'Normalisation',
  weights: 'Weights',
  aggregate: 'Aggregation',
} as const;

const KEYS: readonly string[] = [...Object.keys(INPUTS), 'samples', 'seed', 'exact'];

/**
 * A design from JSON, checked.
 * @throws LuodiError `framework-invalid`; noise with exact is refused, since noise has no alternatives to enumerate
 */
export function design(value: unknown): Design {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid('design 应是一个 JSON 对象', 'the design is an object');
  const given = value as Record<string, unknown>;
  for (const key of Object.keys(given))
    if (!KEYS.includes(key))
      throw invalid(
        `design：“${key}”不认识；可用：${KEYS.join('、')}`,
        `design: “${key}” is not known; known: ${KEYS.join(', ')}`,
      );
  for (const key of ['denominate', 'impute', 'screen', 'treat'])
    for (const [at, step] of list(given[key], key).entries())
      if (step !== null) preparing({ [key]: step }, `design[${at}].`);
  for (const [at, step] of list(given.normalise, 'normalise').entries())
    normaliseStep(step, `design.normalise[${at}]`);
  for (const method of list(given.aggregate, 'aggregate'))
    if (!(METHODS.aggregate as readonly unknown[]).includes(method))
      throw invalid(
        `design.aggregate：${JSON.stringify(method)} 不认识；可用：${METHODS.aggregate.join('、')}`,
        `design.aggregate: ${JSON.stringify(method)} is not known; known: ${METHODS.aggregate.join(', ')}`,
      );
  weights(given.weights, given.exact === true);
  if (given.exact !== undefined && typeof given.exact !== 'boolean')
    throw invalid('design.exact 应为 true 或 false', 'design.exact is true or false');
  for (const [key, least] of [
    ['samples', 2],
    ['seed', 0],
  ] as const) {
    const number = given[key];
    if (number !== undefined && !(Number.isSafeInteger(number) && (number as number) >= least))
      throw invalid(
        `design.${key} 应为不小于 ${least} 的整数`,
        `design.${key} is a whole number from ${least} up`,
      );
  }
  if (!Object.keys(INPUTS).some((key) => given[key] !== undefined))
    throw invalid(
      `design 什么也没有变动；请为这些步骤之一给出备选：${Object.keys(INPUTS).join('、')}`,
      `the design varies nothing; give alternatives for ${Object.keys(INPUTS).join(', ')}`,
    );
  return given as Design;
}

function list(value: unknown, key: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length === 0)
    throw invalid(
      `design.${key} 应是备选的列表，基准方案在最前`,
      `design.${key} is a list of alternatives, the nominal one first`,
    );
  return value;
}

function weights(value: unknown, exact: boolean): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    for (const [at, step] of list(value, 'weights').entries()) {
      const { method } = weightsStep(step, `design.weights[${at}]`);
      if (method === 'file' || method === 'ahp' || method === 'budget-allocation')
        throw invalid(
          `design.weights[${at}]：来自文件的权重请写在一个文件里：{"file": …}`,
          `design.weights[${at}]: weights from files stand in one file, {"file": …}`,
        );
    }
    return;
  }
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const known = given.file === undefined ? ['noise', 'levels'] : ['file'];
  const other = Object.keys(given).find((key) => !known.includes(key));
  if (other !== undefined)
    throw invalid(
      `design.weights：“${other}”不认识；可用：${known.join('、')}`,
      `design.weights: “${other}” is not known; known: ${known.join(', ')}`,
    );
  if (given.file === undefined ? typeof given.noise !== 'number' : typeof given.file !== 'string')
    throw invalid(
      'design.weights 应含“file”或“noise”，或是赋权步骤的列表',
      'design.weights has “file” or “noise”, or is a list of weighting steps',
    );
  if (given.noise === undefined) return;
  if (exact)
    throw invalid(
      'design：noise 无法穷举；请去掉“exact”，或用文件给出权重',
      'design: noise cannot be enumerated; leave out “exact”, or give the weights in a file',
    );
  if (!((given.noise as number) >= 0 && (given.noise as number) <= 1))
    throw invalid('design.weights.noise 应为 0 到 1 的比例', 'design.weights.noise is a share from 0 to 1');
  if (given.levels !== undefined && !(Array.isArray(given.levels) && given.levels.every(Number.isInteger)))
    throw invalid(
      'design.weights.levels 应是层级的列表，指标为 1',
      'design.weights.levels is a list of levels, 1 for the indicators',
    );
}

/** The aggregating step under one of the design's methods. @throws LuodiError for a power mean without exponent */
export function aggregateUnder(
  recipe: Recipe['aggregate'],
  method: (typeof METHODS)['aggregate'][number] | null,
): Recipe['aggregate'] {
  if (method === null) return recipe;
  if (method === 'power') powered(recipe.power, 'design.aggregate');
  const { byLevel: _, ...rest } = recipe;
  return { ...rest, method };
}

/** True where some run scores by the benefit of the doubt, and so needs a solver. */
export const favours = ({ weights }: Recipe, design: Design): boolean =>
  [weights, ...(Array.isArray(design.weights) ? design.weights : [])].some(
    (step) => step?.method === 'benefit-of-doubt',
  );
