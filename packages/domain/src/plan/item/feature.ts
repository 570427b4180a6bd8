import type { Chunks } from './chunk.ts';
import { mix } from './hash.ts';
import type { Words } from './word.ts';

/** What is known of a sentence beside its words. */
export interface Setting {
  /** Its role in the text, and whether it stands under a heading of background, of guiding thought, of work. */
  readonly role: number;
  readonly section: number;
  /** Its place in its article: 0 the first sentence, up to 3. */
  readonly place: number;
}

/**
 * The number of what the features of words and segments say and of how their weights are laid out; it changes with
 * them, and a model that was learnt from others is refused.
 */
export const FEATURES = 3;

/** How many features a word has. */
export const WIDTH = 72;

const NONE = new Int32Array(0);

/** The hash of the `kind`th feature with what it says. */
const one = (kind: number, a: number): number => mix(kind * 7919, a);
const two = (kind: number, a: number, b: number): number => mix(mix(kind * 7919, a), b);
const three = (kind: number, a: number, b: number, c: number): number => mix(mix(mix(kind * 7919, a), b), c);

/**
 * The features of every word of a sentence, as hashes: the words around it, their last characters and parts of speech,
 * the chunk it stands in and the list that the chunk stands in, the verb that governs them, what the lexicon says of
 * head and verb, and where the sentence stands.
 * @param held an array to write into where it is large enough: it saves memory where rows are read at once
 * @returns row-major, `WIDTH` columns
 */
export function features(
  words: Words,
  chunks: Chunks,
  setting: Setting,
  held: Int32Array = NONE,
): Int32Array {
  const { length: n, words: w, tags: t, ones, twos, initials, heads, acts, starts, ends } = words;
  const size = n * WIDTH;
  const out = held.length >= size ? held.subarray(0, size) : new Int32Array(size);
  const { role, section, place } = setting;
  for (let k = 0; k < n; k += 1) {
    const w0 = w[k]!;
    const w1 = k > 0 ? w[k - 1]! : 0;
    const w2 = k > 1 ? w[k - 2]! : 0;
    const v1 = k + 1 < n ? w[k + 1]! : 0;
    const v2 = k + 2 < n ? w[k + 2]! : 0;
    const t0 = t[k]!;
    const t1 = k > 0 ? t[k - 1]! : 0;
    const t2 = k > 1 ? t[k - 2]! : 0;
    const u1 = k + 1 < n ? t[k + 1]! : 0;
    const u2 = k + 2 < n ? t[k + 2]! : 0;
    const c0 = ones[k]!;
    const c1 = k > 0 ? ones[k - 1]! : 0;
    const d0 = initials[k]!;
    const d1 = k + 1 < n ? initials[k + 1]! : 0;
    const e1 = k + 1 < n ? ones[k + 1]! : 0;
    const chunk = chunks.of[k]!;
    const head = chunks.heads[chunk]!;
    const first = chunks.firsts[chunk]!;
    const toHead = Math.min(6, head - k);
    const fromFirst = Math.min(6, k - first);
    const headTwo = twos[head]!;
    const headKind = heads[head]!;
    const closing = chunks.closings[chunk]!;
    const last = chunks.lasts[chunk]!;
    const isLast = last === head ? 1 : 0;
    const lastTwo = twos[last]!;
    const neighbour = chunks.neighbours[chunk]!;
    const neighbourTwo = neighbour < 0 ? 0 : twos[neighbour]!;
    const neighbourKind = neighbour < 0 ? 9 : heads[neighbour]!;
    const verb = chunks.verbs[k]!;
    const verbWord = verb < 0 ? 1 : w[verb]!;
    const verbAct = verb < 0 ? 99 : acts[verb]!;
    const since = verb < 0 ? 9 : Math.min(6, k - verb);
    const opener = w[chunks.openers[k]!]!;
    const quoted = chunks.quoted[k]!;
    const span = Math.min(4, ends[k]! - starts[k]!);
    const at = k * WIDTH;
    out[at] = 1;
    out[at + 1] = one(2, w0);
    out[at + 2] = one(3, w1);
    out[at + 3] = one(4, v1);
    out[at + 4] = one(5, w2);
    out[at + 5] = one(6, v2);
    out[at + 6] = two(7, w1, w0);
    out[at + 7] = two(8, w0, v1);
    out[at + 8] = two(9, w2, w1);
    out[at + 9] = two(10, v1, v2);
    out[at + 10] = two(11, w1, v1);
    out[at + 11] = two(12, t0, span);
    out[at + 12] = two(13, t1, t0);
    out[at + 13] = two(14, t0, u1);
    out[at + 14] = three(15, t1, t0, u1);
    out[at + 15] = three(16, t2, t1, t0);
    out[at + 16] = three(17, t0, u1, u2);
    out[at + 17] = two(18, w1, t0);
    out[at + 18] = two(19, v1, t0);
    out[at + 19] = two(20, w0, t1);
    out[at + 20] = two(21, w0, u1);
    out[at + 21] = one(22, c0);
    out[at + 22] = one(23, c1);
    out[at + 23] = one(24, d0);
    out[at + 24] = one(25, d1);
    out[at + 25] = one(26, e1);
    out[at + 26] = two(27, c1, d0);
    out[at + 27] = two(28, c0, d1);
    out[at + 28] = one(29, twos[k]!);
    out[at + 29] = two(30, twos[k]!, v1);
    out[at + 30] = three(31, c1, c0, d1);
    out[at + 31] = three(32, w1, w0, v1);
    // The chunk between two delimiters: its head, its first word, what closes it.
    out[at + 32] = two(33, w[head]!, toHead);
    out[at + 33] = two(34, ones[head]!, toHead);
    out[at + 34] = two(35, headTwo, toHead);
    out[at + 35] = two(36, headTwo, fromFirst);
    out[at + 36] = two(37, headTwo, w0);
    out[at + 37] = two(38, headTwo, t0);
    out[at + 38] = two(39, fromFirst, toHead);
    out[at + 39] = two(40, w[first]!, fromFirst);
    out[at + 40] = three(41, w[first]!, headTwo, fromFirst);
    out[at + 41] = two(42, closing, toHead);
    out[at + 42] = three(43, closing, headTwo, toHead);
    out[at + 43] = three(44, t0, since, fromFirst);
    // The verb that governs the list, inherited across 、.
    out[at + 44] = two(45, verbWord, since);
    out[at + 45] = three(46, verbWord, headTwo, Math.min(2, since));
    out[at + 46] = two(47, verbWord, t0);
    out[at + 47] = two(48, verbWord, w0);
    out[at + 48] = two(49, since, fromFirst);
    out[at + 49] = two(50, opener, fromFirst);
    out[at + 50] = two(51, opener, headTwo);
    out[at + 51] = two(52, quoted, fromFirst);
    out[at + 52] = three(53, quoted, headTwo, toHead);
    // The list: the head beside this one, and the head that closes it.
    out[at + 53] = two(54, neighbourTwo, headTwo);
    out[at + 54] = three(55, neighbourTwo, closing, toHead);
    out[at + 55] = three(56, lastTwo, isLast, toHead);
    out[at + 56] = three(57, lastTwo, headTwo, Math.min(2, toHead));
    out[at + 57] = three(58, heads[last]!, headKind, mix(isLast, toHead));
    out[at + 58] = two(59, role, toHead);
    out[at + 59] = three(60, role, headTwo, toHead);
    out[at + 60] = three(61, section, role, headTwo);
    out[at + 61] = three(62, place, role, Math.min(2, toHead));
    out[at + 62] = three(63, Math.min(8, head - first), headTwo, fromFirst);
    // What the lexicon says.
    out[at + 63] = three(64, headKind, toHead, fromFirst);
    out[at + 64] = three(65, headKind, verbAct, toHead);
    out[at + 65] = three(66, headKind, neighbourKind, mix(toHead, closing));
    out[at + 66] = three(67, headKind, t0, since);
    out[at + 67] = three(68, heads[k]!, toHead, t0);
    out[at + 68] = three(69, heads[k]!, d1, closing);
    out[at + 69] = three(70, verbAct, t0, since);
    out[at + 70] = three(71, headKind, role, mix(section, toHead));
    out[at + 71] = three(72, k > 0 ? acts[k - 1]! : 99, heads[k]!, t0);
  }
  return out;
}
