/**
 * A stream of numbers 0 ≤ x < 1 of 53 bits, named by a seed and a counter: replicate `counter` draws the same whoever
 * runs it, and in whatever order.
 * @param seed a whole number from 0
 * @param counter which replicate
 * @param salt which of the replicate's streams
 * @source Doty-Humphrey, PractRand, sfc32 (small fast counting generator)
 * @example stream(1, 7)() === stream(1, 7)() // → true
 * @example stream(1, 7)() === stream(1, 8)() // → false
 */
export function stream(seed: number, counter: number, salt = 0): () => number {
  let a = seed | 0;
  let b = counter | 0;
  let c = (salt ^ Math.imul(Math.floor(seed / 4294967296) + 1, 0x9e3779b1)) | 0;
  let d = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let round = 0; round < 15; round += 1) next();
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/**
 * Seeded numbers, 0 ≤ x < 1; the same seed gives the same on every machine.
 * @example random(1)() === random(1)() // → true
 */
export const random = (seed: number): (() => number) => stream(seed, 0);
