import { invalid } from './metadata.ts';

/** The methods of each step; a name is here only once it works. */
export const METHODS = {
  impute: ['mean', 'median', 'mean-group', 'median-group', 'row-mean'],
  screen: ['available', 'nonzero', 'both'],
  then: ['log', 'log-plus', 'box-cox', 'none'],
  normalise: [
    'none',
    'minmax',
    'zscore',
    'rank',
    'percentile',
    'borda',
    'distance-to-target',
    'distance-to-max',
    'distance-to-reference',
    'fraction-of-max',
    'goalposts',
  ],
  weights: ['meta', 'equal', 'file', 'entropy', 'critic', 'pca', 'ahp'],
  aggregate: ['arithmetic', 'geometric', 'harmonic', 'power', 'copeland', 'topsis', 'mazziotta-pareto'],
} as const;

type Method<K extends keyof typeof METHODS> = (typeof METHODS)[K][number];

/** How one column, or every column, is normalised. */
export interface NormaliseRecipe {
  readonly method: Method<'normalise'>;
  readonly range?: readonly [number, number];
  readonly mean?: number;
  readonly sd?: number;
  readonly ties?: 'min' | 'average';
  readonly cap?: boolean;
  readonly unit?: string;
  readonly scale?: number;
  readonly over?: 'pooled' | 'period';
  readonly transform?: 'ln';
  readonly indicators?: Readonly<
    Record<
      string,
      Omit<NormaliseRecipe, 'indicators' | 'over' | 'method'> & { readonly method?: Method<'normalise'> }
    >
  >;
}

/** The steps of an index in their order; each optional but `normalise` and `aggregate`. */
export interface Recipe {
  readonly denominate?: { readonly scale?: number };
  readonly impute?: { readonly method: Method<'impute'>; readonly group?: string };
  readonly screen?: { readonly by: Method<'screen'>; readonly threshold: number | readonly [number, number] };
  readonly treat?: {
    readonly winsoriseMax?: number;
    readonly skew?: number;
    readonly kurtosis?: number;
    readonly then?: Method<'then'>;
    readonly combine?: boolean;
    readonly lambda?: number;
  };
  readonly normalise: NormaliseRecipe;
  readonly weights?: { readonly method: Method<'weights'>; readonly file?: string };
  readonly aggregate: {
    readonly method?: Method<'aggregate'>;
    readonly byLevel?: readonly Method<'aggregate'>[];
    readonly power?: number;
    readonly dataThreshold?: number | readonly number[];
  };
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  recipe: ['denominate', 'impute', 'screen', 'treat', 'normalise', 'weights', 'aggregate'],
  denominate: ['scale'],
  impute: ['method', 'group'],
  screen: ['by', 'threshold'],
  treat: ['winsoriseMax', 'skew', 'kurtosis', 'then', 'combine', 'lambda'],
  normalise: [
    'method',
    'range',
    'mean',
    'sd',
    'ties',
    'cap',
    'unit',
    'scale',
    'over',
    'transform',
    'indicators',
  ],
  weights: ['method', 'file'],
  aggregate: ['method', 'byLevel', 'power', 'dataThreshold'],
};

/**
 * A recipe from JSON, checked: unknown steps, keys and methods are refused with those that are known.
 * @throws LuodiError `framework-invalid`
 */
export function recipe(value: unknown): Recipe {
  const given = object(value, 'recipe');
  if (given.denominate !== undefined) {
    const step = object(given.denominate, 'denominate');
    number(step.scale, 'denominate.scale');
  }
  if (given.impute !== undefined) {
    const step = object(given.impute, 'impute');
    one(step.method, METHODS.impute, 'impute.method');
    if (String(step.method).endsWith('-group') && typeof step.group !== 'string') {
      throw invalid(`impute.method ${step.method} needs “group”: the column that holds the groups`);
    }
  }
  if (given.screen !== undefined) {
    const step = object(given.screen, 'screen');
    one(step.by, METHODS.screen, 'screen.by');
    const both = step.by === 'both';
    if (
      both
        ? !(Array.isArray(step.threshold) && step.threshold.length === 2)
        : typeof step.threshold !== 'number'
    ) {
      throw invalid(
        both
          ? 'screen.threshold for both is [available, nonzero]'
          : 'screen.threshold is a share from 0 to 1',
      );
    }
  }
  if (given.treat !== undefined) {
    const step = object(given.treat, 'treat');
    if (step.then !== undefined) one(step.then, METHODS.then, 'treat.then');
    for (const key of ['winsoriseMax', 'skew', 'kurtosis', 'lambda']) number(step[key], `treat.${key}`);
  }
  normaliseStep(given.normalise, 'normalise');
  if (given.weights !== undefined) {
    const step = object(given.weights, 'weights');
    one(step.method, METHODS.weights, 'weights.method');
    if ((step.method === 'file' || step.method === 'ahp') && typeof step.file !== 'string') {
      throw invalid(`weights.method ${step.method} needs “file”`);
    }
  }
  const step = object(given.aggregate, 'aggregate');
  const methods = step.byLevel ?? [step.method];
  if (!Array.isArray(methods) || methods.length === 0)
    throw invalid('aggregate.byLevel is a list of methods, one for each step upwards');
  for (const method of methods) one(method, METHODS.aggregate, 'aggregate.method');
  number(step.power, 'aggregate.power');
  if (methods.includes('power') && (typeof step.power !== 'number' || step.power === 0)) {
    throw invalid('aggregate.method power needs “power”, a number other than 0');
  }
  return given as unknown as Recipe;
}

/** A normalising step, checked; also for the alternatives of an uncertainty design. */
export function normaliseStep(value: unknown, place: string): NormaliseRecipe {
  const step = object(value, 'normalise', place);
  one(step.method, METHODS.normalise, `${place}.method`);
  if (step.ties !== undefined) one(step.ties, ['min', 'average'], `${place}.ties`);
  if (step.over !== undefined) one(step.over, ['pooled', 'period'], `${place}.over`);
  if (
    step.range !== undefined &&
    !(Array.isArray(step.range) && step.range.length === 2 && step.range.every((x) => typeof x === 'number'))
  ) {
    throw invalid(`${place}.range is [low, high]`);
  }
  if (step.method === 'distance-to-reference' && typeof step.unit !== 'string')
    throw invalid(`${place}.method distance-to-reference needs “unit”`);
  if (step.indicators !== undefined) {
    for (const [code, own] of Object.entries(step.indicators as object)) {
      const over = own as Record<string, unknown>;
      for (const key of Object.keys(over)) {
        if (!KEYS.normalise!.includes(key))
          throw invalid(
            `${place}.indicators.${code}: “${key}” is not known; known: ${KEYS.normalise!.join(', ')}`,
          );
      }
      if (over.method !== undefined)
        one(over.method, METHODS.normalise, `${place}.indicators.${code}.method`);
      if (over.transform !== undefined) one(over.transform, ['ln'], `${place}.indicators.${code}.transform`);
    }
  }
  return step as unknown as NormaliseRecipe;
}

function object(value: unknown, name: string, place = name): Record<string, unknown> {
  if (value === undefined) throw invalid(`the recipe lacks “${place}”`);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`“${place}” is an object`);
  for (const key of Object.keys(value)) {
    if (!KEYS[name]!.includes(key))
      throw invalid(`${place}: “${key}” is not known; known: ${KEYS[name]!.join(', ')}`);
  }
  return value as Record<string, unknown>;
}

function one(value: unknown, known: readonly string[], place: string): void {
  if (typeof value !== 'string' || !known.includes(value)) {
    throw invalid(`${place}: ${JSON.stringify(value)} is not known; known: ${known.join(', ')}`);
  }
}

function number(value: unknown, place: string): void {
  if (value !== undefined && (typeof value !== 'number' || !Number.isFinite(value)))
    throw invalid(`${place} is a number, not ${JSON.stringify(value)}`);
}
