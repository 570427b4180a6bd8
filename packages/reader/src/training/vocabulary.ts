/** The features of a corpus, numbered, with how often each document holds them. */
export interface Vocabulary {
  /** The hash of each feature. */
  readonly hashes: Int32Array;
  /** By document, by feature; 255 stands for that or more. */
  readonly counts: readonly Uint8Array[];
}

/** Numbers the features of documents: the rows are rewritten from hashes to numbers, in place. */
export function vocabulary(documents: readonly (readonly Int32Array[])[]): Vocabulary {
  const total = documents.reduce((sum, rows) => sum + rows.reduce((own, row) => own + row.length, 0), 0);
  const size = 2 ** Math.ceil(Math.log2(total + 2));
  const places = new Int32Array(size);
  const found = new Int32Array(total + 1);
  let count = 0;
  for (const rows of documents) {
    for (const row of rows) {
      for (let at = 0; at < row.length; at += 1) {
        const hash = row[at]!;
        let place = Math.imul(hash, 0x85ebca6b) >>> 0;
        place = (place ^ (place >>> 13)) & (size - 1);
        while (places[place] !== 0 && found[places[place]! - 1] !== hash) place = (place + 1) & (size - 1);
        if (places[place] === 0) {
          found[count] = hash;
          count += 1;
          places[place] = count;
        }
        row[at] = places[place]! - 1;
      }
    }
  }
  const counts = documents.map((rows) => {
    const own = new Uint8Array(count);
    for (const row of rows) for (const id of row) if (own[id]! < 255) own[id]! += 1;
    return own;
  });
  return { hashes: found.slice(0, count), counts };
}

/** What a fit learns from: the features that occur often enough in some documents, numbered anew. */
export interface Kept {
  readonly hashes: Int32Array;
  /** The new number of each feature of the vocabulary; -1 where it is too rare. */
  readonly numbers: Int32Array;
}

/** A feature that occurs less often than this tells nothing of another document. */
const FEWEST = 2;

export function kept({ hashes, counts }: Vocabulary, documents: readonly number[]): Kept {
  const numbers = new Int32Array(hashes.length).fill(-1);
  const own: number[] = [];
  for (let id = 0; id < hashes.length; id += 1) {
    let sum = 0;
    for (const at of documents) sum += counts[at]![id]!;
    if (sum < FEWEST) continue;
    numbers[id] = own.length;
    own.push(hashes[id]!);
  }
  return { hashes: Int32Array.from(own), numbers };
}
