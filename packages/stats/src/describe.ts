/** The values that are not missing (NaN), in their order. @example Array.from(present([3, NaN, 1])) // → [3, 1] */
export const present = (values: ArrayLike<number>): Float64Array => {
  const found = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value === value) {
      found[n] = value;
      n += 1;
    }
  }
  return found.subarray(0, n);
};

/** The smallest present value; NaN where there is none. @example minimum([3, NaN, 1]) // → 1 */
export function minimum(values: ArrayLike<number>): number {
  let least = Number.NaN;
  for (let i = 0; i < values.length; i += 1)
    if (!(values[i]! >= least)) least = values[i]! === values[i]! ? values[i]! : least;
  return least;
}

/** The largest present value; NaN where there is none. @example maximum([3, NaN, 1]) // → 3 */
export function maximum(values: ArrayLike<number>): number {
  let most = Number.NaN;
  for (let i = 0; i < values.length; i += 1)
    if (!(values[i]! <= most)) most = values[i]! === values[i]! ? values[i]! : most;
  return most;
}

/** The arithmetic mean of the present values; NaN where there is none. @example mean([1, NaN, 3]) // → 2 */
export function mean(values: ArrayLike<number>): number {
  const x = present(values);
  if (x.length === 0) return Number.NaN;
  let sum = 0;
  for (const value of x) sum += value;
  const first = sum / x.length;
  // R's second pass, which takes away what rounding left.
  let rest = 0;
  for (const value of x) rest += value - first;
  return first + rest / x.length;
}

/** The sample standard deviation (n − 1); NaN below two present values. @example deviation([1, 2, 3]) // → 1 */
export function deviation(values: ArrayLike<number>): number {
  const x = present(values);
  if (x.length < 2) return Number.NaN;
  const centre = mean(x);
  let sum = 0;
  for (const value of x) sum += (value - centre) ** 2;
  return Math.sqrt(sum / (x.length - 1));
}

/**
 * A quantile of type 7 (R's default); NaN where nothing is present.
 * @param at 0–1
 * @source Hyndman and Fan (1996), Sample quantiles in statistical packages
 * @example quantile([1, 2, 3, 4], 0.5) // → 2.5
 */
export function quantile(values: ArrayLike<number>, at: number): number {
  const x = present(values).slice().sort();
  if (x.length === 0) return Number.NaN;
  const place = (x.length - 1) * at;
  const low = Math.floor(place + 4 * Number.EPSILON);
  const part = place - low;
  return part <= 4 * Number.EPSILON
    ? x[low]!
    : (1 - part) * x[low]! + part * x[Math.min(low + 1, x.length - 1)]!;
}

/** The median. @example median([3, 1, NaN, 2]) // → 2 */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

/** The central moments m2, m3, m4 about the mean, divided by n. */
function moments(x: Float64Array): readonly [number, number, number] {
  const centre = mean(x);
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (const value of x) {
    const d = value - centre;
    m2 += d * d;
    m3 += d * d * d;
    m4 += d * d * d * d;
  }
  return [m2 / x.length, m3 / x.length, m4 / x.length];
}

/**
 * Skewness G1 of the present values, corrected for sample size; NaN below three values.
 * @source Joanes and Gill (1998), Comparing measures of sample skewness and kurtosis, type 2
 * @example skewness([1, 2, 3]) // → 0
 */
export function skewness(values: ArrayLike<number>): number {
  const x = present(values);
  const n = x.length;
  if (n < 3) return Number.NaN;
  const [m2, m3] = moments(x);
  return ((m3 / m2 ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/**
 * Excess kurtosis G2 of the present values; NaN below four values.
 * @source Joanes and Gill (1998), type 2
 * @example kurtosis([1, 2, 3, 4]).toFixed(6) // → '-1.200000'
 */
export function kurtosis(values: ArrayLike<number>): number {
  const x = present(values);
  const n = x.length;
  if (n < 4) return Number.NaN;
  const [m2, , m4] = moments(x);
  const g2 = m4 / (m2 * m2) - 3;
  return ((n + 1) * g2 + 6) * ((n - 1) / ((n - 2) * (n - 3)));
}

/** What a column is like. */
export interface Summary {
  readonly present: number;
  readonly missing: number;
  readonly minimum: number;
  readonly q1: number;
  readonly median: number;
  readonly mean: number;
  readonly q3: number;
  readonly maximum: number;
  readonly deviation: number;
  readonly skewness: number;
  readonly kurtosis: number;
  /** How many different values. */
  readonly distinct: number;
  /** The positions beyond Tukey's fences, q1 − 1.5·(q3 − q1) and q3 + 1.5·(q3 − q1). */
  readonly outliers: readonly number[];
}

/**
 * Describes a column; missing values are counted and left out.
 * @source Tukey (1977), Exploratory data analysis, for the fences; quantiles of type 7
 * @example summary([1, 2, 3, 4, 100]).outliers // → [4]
 */
export function summary(values: ArrayLike<number>): Summary {
  const x = present(values);
  const q1 = quantile(x, 0.25);
  const q3 = quantile(x, 0.75);
  const reach = 1.5 * (q3 - q1);
  const outliers: number[] = [];
  for (let i = 0; i < values.length; i += 1)
    if (values[i]! < q1 - reach || values[i]! > q3 + reach) outliers.push(i);
  return {
    present: x.length,
    missing: values.length - x.length,
    minimum: minimum(x),
    q1,
    median: median(x),
    mean: mean(x),
    q3,
    maximum: maximum(x),
    deviation: deviation(x),
    skewness: skewness(x),
    kurtosis: kurtosis(x),
    distinct: new Set(x).size,
    outliers,
  };
}
