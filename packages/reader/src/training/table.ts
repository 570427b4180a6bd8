import { markOf, type Table } from '@luodi/domain/plan/item';

/**
 * Weights as a table that is looked up by hash: the heavier feature keeps a place that two want, the largest weights
 * are clipped (one in ten thousand of those that are not zero).
 * @param weights `hashes.length × classes`, row-major
 */
export function tableOf(hashes: Int32Array, weights: Float32Array, classes: number, buckets: number): Table {
  const sizes = weights
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  const scale = (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127;
  const marks = new Int8Array(buckets);
  const cells = new Int8Array(buckets * classes);
  const held = new Float64Array(buckets);
  for (const [id, hash] of hashes.entries()) {
    const bucket = hash & (buckets - 1);
    let heavy = 0;
    for (let c = 0; c < classes; c += 1) heavy = Math.max(heavy, Math.abs(weights[id * classes + c]!));
    if (heavy <= held[bucket]! || heavy < scale / 2) continue;
    held[bucket] = heavy;
    const at = bucket * classes;
    marks[bucket] = markOf(hash);
    for (let c = 0; c < classes; c += 1) {
      cells[at + c] = Math.max(-127, Math.min(127, Math.round(weights[id * classes + c]! / scale)));
    }
  }
  return { marks, weights: cells, classes, buckets, scale };
}
