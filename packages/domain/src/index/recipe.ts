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
  weights: [
    'meta',
    'equal',
    'file',
    'entropy',
    'critic',
    'pca',
    'ahp',
    'budget-allocation',
    'benefit-of-doubt',
  ],
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
  own: ['method', 'range', 'mean', 'sd', 'ties', 'cap', 'unit', 'scale', 'transform'],
  weights: ['method', 'file'],
  aggregate: ['method', 'byLevel', 'power', 'dataThreshold'],
};

/** The weights that a file holds. */
export const FROM_FILE: readonly string[] = ['file', 'ahp', 'budget-allocation'];

/**
 * A recipe from JSON, checked: unknown steps, keys and methods are refused with those that are known.
 * @throws LuodiError `framework-invalid`
 */
export function recipe(value: unknown): Recipe {
  const given = object(value, 'recipe');
  preparing(given, '');
  normaliseStep(given.normalise, 'normalise');
  if (given.weights !== undefined) weightsStep(given.weights, 'weights');
  const step = object(given.aggregate, 'aggregate');
  if (step.method !== undefined) one(step.method, METHODS.aggregate, 'aggregate.method');
  const methods = step.byLevel ?? [step.method];
  if (!Array.isArray(methods) || methods.length === 0)
    throw invalid(
      'aggregate.byLevel 应是方法的列表，向上每一步一个',
      'aggregate.byLevel is a list of methods, one for each step upwards',
    );
  for (const method of methods) one(method, METHODS.aggregate, 'aggregate.method');
  number(step.power, 'aggregate.power');
  if (methods.includes('power')) powered(step.power, 'aggregate.method');
  const shares = Array.isArray(step.dataThreshold) ? step.dataThreshold : [step.dataThreshold];
  for (const share of shares) fraction(share, 'aggregate.dataThreshold');
  if ((given.weights as Recipe['weights'])?.method === 'benefit-of-doubt' && methods[0] !== 'arithmetic')
    throw invalid(
      'weights.method 为 benefit-of-doubt 时，aggregate 最低一步须用“arithmetic”',
      'weights.method benefit-of-doubt needs “arithmetic” at the lowest step of aggregate',
    );
  return given as unknown as Recipe;
}

/** The steps before normalising, checked; also for the alternatives of an uncertainty design. */
export function preparing(given: Readonly<Record<string, unknown>>, place: string): void {
  if (given.denominate !== undefined) {
    const step = object(given.denominate, 'denominate', `${place}denominate`);
    number(step.scale, `${place}denominate.scale`, 0);
  }
  if (given.impute !== undefined) {
    const step = object(given.impute, 'impute', `${place}impute`);
    one(step.method, METHODS.impute, `${place}impute.method`);
    if (String(step.method).endsWith('-group') && typeof step.group !== 'string')
      throw invalid(
        `${place}impute.method ${step.method} 需要“group”：分组所在的列`,
        `${place}impute.method ${step.method} needs “group”: the column that holds the groups`,
      );
  }
  if (given.screen !== undefined) screenStep(given.screen, `${place}screen`);
  if (given.treat !== undefined) {
    const step = object(given.treat, 'treat', `${place}treat`);
    if (step.then !== undefined) one(step.then, METHODS.then, `${place}treat.then`);
    const { winsoriseMax: most } = step;
    if (most !== undefined && !(Number.isSafeInteger(most) && (most as number) >= 0))
      throw invalid(
        `${place}treat.winsoriseMax 应为不小于 0 的整数，不能是 ${JSON.stringify(most)}`,
        `${place}treat.winsoriseMax is a whole number from 0 up, not ${JSON.stringify(most)}`,
      );
    for (const key of ['skew', 'kurtosis', 'lambda']) number(step[key], `${place}treat.${key}`);
    truth(step.combine, `${place}treat.combine`);
  }
}

function screenStep(value: unknown, place: string): void {
  const step = object(value, 'screen', place);
  one(step.by, METHODS.screen, `${place}.by`);
  const { threshold } = step;
  const both = step.by === 'both';
  if (both ? !(Array.isArray(threshold) && threshold.length === 2) : typeof threshold !== 'number')
    throw both
      ? invalid(
          `${place}.threshold 对 both 应为 [available, nonzero] 两个比例`,
          `${place}.threshold for both is [available, nonzero]`,
        )
      : invalid(`${place}.threshold 应为 0 到 1 的比例`, `${place}.threshold is a share from 0 to 1`);
  for (const share of [threshold].flat()) fraction(share, `${place}.threshold`);
}

/** A weighting step, checked. */
export function weightsStep(value: unknown, place: string): NonNullable<Recipe['weights']> {
  const step = object(value, 'weights', place);
  one(step.method, METHODS.weights, `${place}.method`);
  if (FROM_FILE.includes(step.method as string) && typeof step.file !== 'string')
    throw invalid(`${place}.method ${step.method} 需要“file”`, `${place}.method ${step.method} needs “file”`);
  return step as unknown as NonNullable<Recipe['weights']>;
}

/** Refuses a power mean without its exponent. */
export function powered(power: unknown, place: string): void {
  if (typeof power !== 'number' || power === 0)
    throw invalid(
      `${place} power 需要 aggregate 中的“power”，不为 0 的数`,
      `${place} power needs “power” in aggregate, a number other than 0`,
    );
}

/** A normalising step, checked; also for the alternatives of an uncertainty design. */
export function normaliseStep(value: unknown, place: string): NormaliseRecipe {
  const step = object(value, 'normalise', place);
  one(step.method, METHODS.normalise, `${place}.method`);
  if (step.over !== undefined) one(step.over, ['pooled', 'period'], `${place}.over`);
  parameters(step, place);
  if (step.indicators !== undefined) {
    if (typeof step.indicators !== 'object' || step.indicators === null || Array.isArray(step.indicators))
      throw invalid(
        `${place}.indicators 应是对象，每个指标一项`,
        `${place}.indicators is an object, one entry for each indicator`,
      );
    for (const [code, value] of Object.entries(step.indicators)) {
      const at = `${place}.indicators.${code}`;
      const own = object(value, 'own', at);
      if (own.method !== undefined) one(own.method, METHODS.normalise, `${at}.method`);
      parameters({ ...step, ...own }, at);
    }
  }
  return step as unknown as NormaliseRecipe;
}

/** What goes with a normalising method. */
function parameters(step: Readonly<Record<string, unknown>>, place: string): void {
  const { range } = step;
  if (step.ties !== undefined) one(step.ties, ['min', 'average'], `${place}.ties`);
  if (step.transform !== undefined) one(step.transform, ['ln'], `${place}.transform`);
  number(step.mean, `${place}.mean`);
  for (const key of ['sd', 'scale']) number(step[key], `${place}.${key}`, 0);
  truth(step.cap, `${place}.cap`);
  if (
    range !== undefined &&
    !(Array.isArray(range) && range.length === 2 && range.every(Number.isFinite) && range[0] < range[1])
  )
    throw invalid(
      `${place}.range 应为 [低, 高]，低小于高；要反向请在元数据中把方向设为 -1`,
      `${place}.range is [low, high], low below high; a direction of -1 in the metadata turns an indicator round`,
    );
  if (step.method === 'distance-to-reference' && typeof step.unit !== 'string')
    throw invalid(
      `${place}.method distance-to-reference 需要“unit”`,
      `${place}.method distance-to-reference needs “unit”`,
    );
}

function object(value: unknown, name: string, place = name): Record<string, unknown> {
  if (value === undefined) throw invalid(`配方缺“${place}”`, `the recipe lacks “${place}”`);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(`“${place}”应是对象`, `“${place}” is an object`);
  for (const key of Object.keys(value)) {
    if (!KEYS[name]!.includes(key))
      throw invalid(
        `${place}：“${key}”不认识；可用：${KEYS[name]!.join('、')}`,
        `${place}: “${key}” is not known; known: ${KEYS[name]!.join(', ')}`,
      );
  }
  return value as Record<string, unknown>;
}

function one(value: unknown, known: readonly string[], place: string): void {
  if (typeof value !== 'string' || !known.includes(value)) {
    throw invalid(
      `${place}：${JSON.stringify(value)} 不认识；可用：${known.join('、')}`,
      `${place}: ${JSON.stringify(value)} is not known; known: ${known.join(', ')}`,
    );
  }
}

/** A number, above `floor` where that is given. */
function number(value: unknown, place: string, floor = Number.NEGATIVE_INFINITY): void {
  if (value === undefined) return;
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= floor)
    throw invalid(
      `${place} 应是${Number.isFinite(floor) ? `大于 ${floor} 的` : ''}数，不能是 ${JSON.stringify(value)}`,
      `${place} is a number${Number.isFinite(floor) ? ` above ${floor}` : ''}, not ${JSON.stringify(value)}`,
    );
}

function fraction(value: unknown, place: string): void {
  if (value !== undefined && !(typeof value === 'number' && value >= 0 && value <= 1))
    throw invalid(
      `${place} 应为 0 到 1 的比例，不能是 ${JSON.stringify(value)}`,
      `${place} is a share from 0 to 1, not ${JSON.stringify(value)}`,
    );
}

function truth(value: unknown, place: string): void {
  if (value !== undefined && typeof value !== 'boolean')
    throw invalid(
      `${place} 应为 true 或 false，不能是 ${JSON.stringify(value)}`,
      `${place} is true or false, not ${JSON.stringify(value)}`,
    );
}
