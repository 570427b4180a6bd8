/** The means that add up: each is one sum over children of a form of their values, and a way back. */
export type Mean = 'arithmetic' | 'geometric' | 'harmonic' | 'power';

/** A child's column as its mean adds it up: the form of each value, 0 where it is missing. */
export interface Addend {
  readonly values: Float64Array;
  /** 1 where the value is present, 0 where it is missing; null where all are present. */
  readonly present: Float64Array | null;
}

const form = (how: Mean, power: number): ((x: number) => number) => {
  if (how === 'arithmetic' || (how === 'power' && power === 1)) return (x) => x;
  if (how === 'geometric') return (x) => (x > 0 ? Math.log(x) : Number.NaN);
  if (how === 'harmonic') return (x) => (x === 0 ? Number.NaN : 1 / x);
  return (x) => x ** power;
};

/**
 * A column in the form its mean adds up.
 * @param onImpossible told of every present value that has no such form: not above 0 for a geometric mean, 0 for a
 *   harmonic one, without a real power for a power mean
 */
export function addend(
  column: ArrayLike<number>,
  how: Mean,
  power: number,
  onImpossible: (unit: number, value: number) => void,
): Addend {
  const of = form(how, power);
  const values = new Float64Array(column.length);
  let present: Float64Array | null = null;
  for (let i = 0; i < column.length; i += 1) {
    const x = column[i]!;
    if (x !== x) {
      present ??= new Float64Array(column.length).fill(1);
      present[i] = 0;
      continue;
    }
    const value = of(x);
    if (Number.isFinite(value)) values[i] = value;
    else onImpossible(i, x);
  }
  return { values, present };
}

/** Room for a weighted mean of so many units, used again for each set of weights. */
export interface Room {
  readonly sum: Float64Array;
  readonly total: Float64Array;
}

export const room = (units: number): Room => ({
  sum: new Float64Array(units),
  total: new Float64Array(units),
});

/**
 * The weighted mean of addends into `room.sum`; missing values drop out and the other weights count in full. The
 * children are added in their order, four to a pass, so that the result is the same to the bit however it is called.
 * @param weights one for each addend
 */
export function average(
  addends: readonly Addend[],
  weights: ArrayLike<number>,
  how: Mean,
  power: number,
  { sum, total }: Room,
): Float64Array {
  sum.fill(0);
  const count = addends.length;
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const a = addends[k]!.values;
    const b = addends[k + 1]!.values;
    const c = addends[k + 2]!.values;
    const d = addends[k + 3]!.values;
    const wa = weights[k]!;
    const wb = weights[k + 1]!;
    const wc = weights[k + 2]!;
    const wd = weights[k + 3]!;
    for (let i = 0; i < sum.length; i += 1)
      sum[i] = sum[i]! + wa * a[i]! + wb * b[i]! + wc * c[i]! + wd * d[i]!;
  }
  for (; k < count; k += 1) {
    const a = addends[k]!.values;
    const w = weights[k]!;
    for (let i = 0; i < sum.length; i += 1) sum[i] = sum[i]! + w * a[i]!;
  }
  const floor = least(weights, count);
  if (addends.every((one) => one.present === null)) {
    let whole = 0;
    for (k = 0; k < count; k += 1) whole += weights[k]!;
    back(sum, how, power, Math.abs(whole) <= floor ? 0 : whole);
    return sum;
  }
  total.fill(0);
  for (k = 0; k < count; k += 1) {
    const { present } = addends[k]!;
    const w = weights[k]!;
    if (present === null) for (let i = 0; i < total.length; i += 1) total[i] = total[i]! + w;
    else for (let i = 0; i < total.length; i += 1) total[i] = total[i]! + w * present[i]!;
  }
  for (let i = 0; i < sum.length; i += 1) {
    const weight = total[i]!;
    sum[i] = one(sum[i]!, Math.abs(weight) <= floor ? 0 : weight, how, power);
  }
  return sum;
}

/** A total up to this is nothing but rounding: weights of both signs can cancel each other. */
function least(weights: ArrayLike<number>, count: number): number {
  let size = 0;
  let mixed = false;
  for (let k = 0; k < count; k += 1) {
    size += Math.abs(weights[k]!);
    mixed ||= weights[k]! < 0;
  }
  return mixed ? 1e-12 * size : 0;
}

/** From the sums back to the scale of the values, where every unit has the same total weight. */
function back(sum: Float64Array, how: Mean, power: number, total: number): void {
  if (how === 'arithmetic' && total !== 0) {
    for (let i = 0; i < sum.length; i += 1) sum[i] = sum[i]! / total;
    return;
  }
  for (let i = 0; i < sum.length; i += 1) sum[i] = one(sum[i]!, total, how, power);
}

const one = (sum: number, total: number, how: Mean, power: number): number => {
  if (total === 0) return Number.NaN;
  if (how === 'arithmetic') return sum / total;
  if (how === 'geometric') return Math.exp(sum / total);
  if (how === 'harmonic') return total / sum;
  return power === 1 ? sum / total : (sum / total) ** (1 / power);
};
