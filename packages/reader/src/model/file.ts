import type { ItemModel } from '@luodi/domain/plan/item';

/**
 * The model as bytes: a header of JSON with its length before it, then the weights of each table as signed bytes of
 * one scale. Below 3 MB.
 */
export function pack(model: ItemModel, about: object): Uint8Array {
  const tables = [...model.chains.map((chain) => chain.weights), model.judge.weights, model.sieve.weights];
  const scales = tables.map((table) => scaleOf(table));
  const header = new TextEncoder().encode(
    JSON.stringify({
      about,
      chains: model.chains.map(({ buckets, transitions }) => ({ buckets, transitions: [...transitions] })),
      judge: { buckets: model.judge.buckets, classes: model.judge.classes },
      sieve: { buckets: model.sieve.buckets, classes: model.sieve.classes },
      threshold: model.threshold,
      calibration: model.calibration,
      sure: model.sure,
      sizes: tables.map((table) => table.length),
      scales,
    }),
  );
  const out = new Uint8Array(4 + header.length + tables.reduce((sum, table) => sum + table.length, 0));
  new DataView(out.buffer).setUint32(0, header.length);
  out.set(header, 4);
  let at = 4 + header.length;
  for (const [which, table] of tables.entries()) {
    for (let i = 0; i < table.length; i += 1) {
      out[at] = Math.max(-127, Math.min(127, Math.round(table[i]! / scales[which]!))) & 255;
      at += 1;
    }
  }
  return out;
}

/** The largest weights are clipped: one in ten thousand of those that are not zero. */
function scaleOf(table: Float32Array | Int8Array): number {
  const sizes = [...table].filter((value) => value !== 0).map(Math.abs);
  sizes.sort((a, b) => a - b);
  return (sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / 127;
}

/**
 * Reads what {@link pack} wrote.
 * @throws RangeError when the bytes are not such a file
 */
export function unpack(bytes: Uint8Array): {
  readonly model: ItemModel;
  readonly about: Record<string, unknown>;
} {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (length + 4 > bytes.length) throw new RangeError(`not a model: header of ${length} bytes`);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  let at = 4 + length;
  const tables = (header.sizes as number[]).map((size) => {
    const table = new Int8Array(bytes.buffer, bytes.byteOffset + at, size);
    at += size;
    return table;
  });
  const scales = header.scales as number[];
  const chains = header.chains as { buckets: number; transitions: number[] }[];
  return {
    about: header.about,
    model: {
      chains: chains.map((chain, which) => ({
        buckets: chain.buckets,
        weights: tables[which]!,
        scale: scales[which]!,
        transitions: Float32Array.from(chain.transitions),
      })),
      judge: { ...header.judge, weights: tables[chains.length], scale: scales[chains.length] },
      sieve: { ...header.sieve, weights: tables[chains.length + 1], scale: scales[chains.length + 1] },
      threshold: header.threshold,
      calibration: header.calibration,
      sure: header.sure,
    },
  };
}
