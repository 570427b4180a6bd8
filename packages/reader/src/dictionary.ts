/** Bits of the set of byte strings that a text holds. */
const BITS = 20;
/** Two hanzi in UTF-8: a window that slides over a word byte by byte finds every pair of its characters. */
const WINDOW = 6;
const FACTOR = 0x9e3779b1;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const ZERO = 0x30;

/** The place of six bytes in the set. */
const placeOf = (high: number, low: number): number =>
  Math.imul(Math.imul(high & 0xffff, FACTOR) ^ low, FACTOR) >>> (32 - BITS);

/** The windows of a text, by a hash: one that is not in the set stands nowhere in it. */
function windows(bytes: Uint8Array): Uint8Array {
  const set = new Uint8Array(1 << (BITS - 3));
  let high = 0;
  let low = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    high = (high << 8) | (low >>> 24);
    low = (low << 8) | bytes[at]!;
    const place = placeOf(high, low);
    if (at >= WINDOW - 1) set[place >> 3]! |= 1 << (place & 7);
  }
  return set;
}

/** What a line of its own keeps: the frequencies of all words left out, under a word that no text is cut into. */
const REST = '\uE000\uE001';

/**
 * The words of a dictionary (`word frequency tag` a line, as jieba's) that can stand in a text, with the frequencies
 * of the others summed under a word of private characters: the text is cut and tagged by it exactly as by the whole,
 * because a word that stands nowhere in the text is never weighed and the sum of all frequencies stays. Reading it
 * takes a fifth of the time.
 * Cost: linear in the dictionary and the text.
 * For: a process that reads one text.
 * @param whole no word twice, each line closed
 */
export function narrowed(whole: Uint8Array, text: string): Uint8Array {
  const set = windows(Buffer.from(text));
  const kept = Buffer.allocUnsafe(whole.length + 40);
  let length = 0;
  let rest = 0;
  for (let at = 0; at < whole.length; ) {
    const start = at;
    let high = 0;
    let low = 0;
    let stands = true;
    for (let byte = whole[at]!; byte !== SPACE && byte !== NEWLINE && at < whole.length; byte = whole[at]!) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | byte;
      at += 1;
      if (!stands || at - start < WINDOW) continue;
      const place = placeOf(high, low);
      stands = ((set[place >> 3]! >> (place & 7)) & 1) === 1;
    }
    let frequency = 0;
    for (at += 1; at < whole.length && whole[at] !== SPACE && whole[at] !== NEWLINE; at += 1)
      frequency = frequency * 10 + whole[at]! - ZERO;
    while (at < whole.length && whole[at] !== NEWLINE) at += 1;
    at += 1;
    if (stands) for (let from = start; from < at; from += 1, length += 1) kept[length] = whole[from]!;
    else rest += frequency;
  }
  return Buffer.concat([kept.subarray(0, length), Buffer.from(`${REST} ${rest} x\n`)]);
}
