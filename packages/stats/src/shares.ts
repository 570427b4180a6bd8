/**
 * Parts of a whole that sum to 1. Where all parts are 0 nothing tells them apart, and they are equal.
 * @throws RangeError where the sum is negative or no number
 * @example Array.from(shares([1, 3])) // → [0.25, 0.75]
 * @example Array.from(shares([0, 0])) // → [0.5, 0.5]
 */
export function shares(parts: ArrayLike<number>): Float64Array {
  let total = 0;
  for (let i = 0; i < parts.length; i += 1) total += parts[i]!;
  if (total === 0) return new Float64Array(parts.length).fill(1 / parts.length);
  if (!(total > 0)) throw new RangeError(`shares need a positive sum: ${total}`);
  return Float64Array.from(parts, (part) => part / total);
}
