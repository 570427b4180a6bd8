import { FEATURES, type ItemModel, type Table } from '@luodi/domain/plan/item';

/**
 * The model as bytes: a header of JSON with its length before it, then marks and weights of each table. Below 3 MB.
 */
export function pack(model: ItemModel, about: object): Uint8Array {
  const tables = [...model.chains.map((chain) => chain.table), model.judge, model.sieve];
  const header = new TextEncoder().encode(
    JSON.stringify({
      about,
      features: FEATURES,
      chains: model.chains.map(({ transitions }) => [...transitions]),
      tables: tables.map(({ buckets, classes, scale }) => ({ buckets, classes, scale })),
      threshold: model.threshold,
      calibration: model.calibration,
      sure: model.sure,
    }),
  );
  const out = new Uint8Array(
    4 + header.length + tables.reduce((sum, { marks, weights }) => sum + marks.length + weights.length, 0),
  );
  new DataView(out.buffer).setUint32(0, header.length);
  out.set(header, 4);
  let at = 4 + header.length;
  for (const { marks, weights } of tables) {
    out.set(marks, at);
    out.set(weights, at + marks.length);
    at += marks.length + weights.length;
  }
  return out;
}

/**
 * Reads what {@link pack} wrote; the cells are used where they lie.
 * @throws RangeError when the bytes are not such a file, or were learnt from other features than the code computes
 */
export function unpack(bytes: Uint8Array): {
  readonly model: ItemModel;
  readonly about: Record<string, unknown>;
} {
  const length = bytes.length < 4 ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (length === 0 || length + 4 > bytes.length)
    throw new RangeError(`not a model: header of ${length} bytes`);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  if (header.features !== FEATURES) {
    throw new RangeError(`a model of features ${header.features}, where the code computes ${FEATURES}`);
  }
  let at = 4 + length;
  const tables = (header.tables as Omit<Table, 'marks' | 'weights'>[]).map((table): Table => {
    const size = table.buckets * (table.classes + 1);
    if (at + size > bytes.length) throw new RangeError(`not a model: ${bytes.length} bytes are too few`);
    const marks = new Int8Array(bytes.buffer, bytes.byteOffset + at, table.buckets);
    const weights = new Int8Array(bytes.buffer, marks.byteOffset + table.buckets, size - table.buckets);
    at += size;
    return { ...table, marks, weights };
  });
  const chains = header.chains as number[][];
  return {
    about: header.about,
    model: {
      chains: chains.map((transitions, which) => ({
        table: tables[which]!,
        transitions: Float32Array.from(transitions),
      })),
      judge: tables[chains.length]!,
      sieve: tables[chains.length + 1]!,
      threshold: header.threshold,
      calibration: header.calibration,
      sure: header.sure,
    },
  };
}
