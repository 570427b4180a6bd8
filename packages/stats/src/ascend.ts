/** From so many values on, sorting by digits is faster than by comparing. */
const MANY = 256;

/**
 * The positions of the present values in ascending order; equal values in any order. Cost: linear but for values that
 * agree in their first 32 bits.
 * @returns null where comparing is as fast: few values, or many that differ in their last bits alone
 */
export function ascend(values: ArrayLike<number>): Int32Array | null {
  if (values.length < MANY) return null;
  const { keys, positions } = leading(values);
  let order: Int32Array = positions;
  let by: Uint32Array = keys;
  for (const [shift, mask] of [
    [0, 0x7ff],
    [11, 0x7ff],
    [22, 0x3ff],
  ] as const)
    [order, by] = spread(order, by, shift, mask);
  return settle(order, values) ? order : null;
}

/** The first 32 bits of each present value, so turned that they ascend as the values do. */
function leading(values: ArrayLike<number>) {
  const doubles = new Float64Array(values.length);
  const positions = new Int32Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i += 1) {
    const x = values[i]!;
    if (x !== x) continue;
    // Without −0, which has bits of its own.
    doubles[n] = x + 0;
    positions[n] = i;
    n += 1;
  }
  const words = new Uint32Array(doubles.buffer);
  const high = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;
  const keys = new Uint32Array(n);
  for (let k = 0; k < n; k += 1) {
    const word = words[2 * k + high]!;
    keys[k] = word >= 0x80000000 ? ~word : word ^ 0x80000000;
  }
  return { keys, positions: positions.subarray(0, n) };
}

/** One pass: positions and keys by one digit, those with the same digit in the order they had. */
function spread(
  order: Int32Array,
  keys: Uint32Array,
  shift: number,
  mask: number,
): [Int32Array, Uint32Array] {
  const from = new Uint32Array(mask + 2);
  for (let k = 0; k < keys.length; k += 1) {
    const after = ((keys[k]! >>> shift) & mask) + 1;
    from[after] = from[after]! + 1;
  }
  for (let digit = 1; digit <= mask; digit += 1) from[digit] = from[digit]! + from[digit - 1]!;
  const newOrder = new Int32Array(order.length);
  const newKeys = new Uint32Array(keys.length);
  for (let k = 0; k < keys.length; k += 1) {
    const digit = (keys[k]! >>> shift) & mask;
    const at = from[digit]!;
    from[digit] = at + 1;
    newOrder[at] = order[k]!;
    newKeys[at] = keys[k]!;
  }
  return [newOrder, newKeys];
}

/** Puts right what the first 32 bits left open, by insertion; false where that would take too long. */
function settle(order: Int32Array, values: ArrayLike<number>): boolean {
  let left = 8 * order.length;
  for (let k = 1; k < order.length; k += 1) {
    const own = order[k]!;
    const x = values[own]!;
    let at = k;
    for (; at > 0 && values[order[at - 1]!]! > x; at -= 1) order[at] = order[at - 1]!;
    order[at] = own;
    left -= k - at;
    if (left < 0) return false;
  }
  return true;
}
