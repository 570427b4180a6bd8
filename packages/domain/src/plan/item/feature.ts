import { mix, stretch } from './hash.ts';
import type { Token } from './token.ts';
import type { Words } from './word.ts';

/** What is known of a sentence beside its words. */
export interface Setting {
  /** Its role in the text, and whether it stands under a heading of background, of guiding thought, of work. */
  readonly role: number;
  readonly section: number;
  /** Its place in its article: 0 the first sentence, up to 3. */
  readonly place: number;
}

/** How many features a character has at most. */
export const WIDTH = 72;

const NONE = new Int32Array(0);

const DELIMITER = new Set('，,。；;：:！？!?、（）()“”‘’《》—*→>\n\t |'.split(''));
const CLAUSE = new Set('，,。；;：:！？!?\n'.split(''));
const JOINING = new Set(['和', '与', '及', '以及', '等', '或']);

/** The hash of the `kind`th feature with what it says; never 0. */
const named = (kind: number, a: number, b: number, c: number): number =>
  mix(mix(mix(kind * 7919, a), b), c) || 1;

/**
 * The features of every character of a sentence, as hashes.
 * @param tokens the sentence's words, in order, covering it but for white space
 * @param columns the same words by column
 * @param held an array to write into where it is large enough: it saves memory where rows are read at once
 * @returns row-major, `WIDTH` columns; 0 where a character has fewer
 */
export function features(
  text: string,
  start: number,
  end: number,
  tokens: readonly Token[],
  columns: Words,
  setting: Setting,
  held: Int32Array = NONE,
): Int32Array {
  const length = end - start;
  const size = length * WIDTH;
  const out = held.length >= size ? held.subarray(0, size).fill(0) : new Int32Array(size);
  const char = (at: number) => (at < start || at >= end ? 0 : text.charCodeAt(at));
  const n = tokens.length;
  const words = new Int32Array(n + 4);
  const tags = new Int32Array(n + 4);
  words.set(columns.words, 2);
  tags.set(columns.tags, 2);
  const chunks = chunksOf(text, tokens, columns);
  for (let k = 0; k < n; k += 1) {
    const token = tokens[k]!;
    const wordLength = token.end - token.start;
    const chunk = chunks.of[k]!;
    const head = chunks.heads[chunk]!;
    const first = chunks.firsts[chunk]!;
    const verb = chunks.verbs[k]!;
    const verbWord = verb < 0 ? 1 : words[verb + 2]!;
    const since = verb < 0 ? 9 : Math.min(6, k - verb);
    const toHead = Math.min(6, head - k);
    const fromFirst = Math.min(6, k - first);
    const headWord = words[head + 2]!;
    const headEnd = tokens[head]!.end;
    const headLast = stretch(text, headEnd - 1, headEnd);
    const headTwo = stretch(text, Math.max(headEnd - 2, tokens[head]!.start), headEnd);
    const closing = chunks.closings[chunk]!;
    const opener = chunks.openers[k]!;
    for (let i = token.start; i < token.end; i += 1) {
      const within = i - token.start;
      // Where the character stands in its word: alone, first, last, between.
      const part = wordLength === 1 ? 0 : within === 0 ? 1 : within === wordLength - 1 ? 2 : 3;
      const at = (i - start) * WIDTH;
      const c0 = char(i);
      const c1 = char(i - 1);
      const c2 = char(i - 2);
      const c3 = char(i - 3);
      const d1 = char(i + 1);
      const d2 = char(i + 2);
      const d3 = char(i + 3);
      out[at + 0] = named(1, 0, 0, 0);
      out[at + 1] = named(2, c0, 0, 0);
      out[at + 2] = named(3, c1, 0, 0);
      out[at + 3] = named(4, d1, 0, 0);
      out[at + 4] = named(5, c2, 0, 0);
      out[at + 5] = named(6, d2, 0, 0);
      out[at + 6] = named(7, c1, c0, 0);
      out[at + 7] = named(8, c0, d1, 0);
      out[at + 8] = named(9, c2, c1, 0);
      out[at + 9] = named(10, d1, d2, 0);
      out[at + 10] = named(11, c1, d1, 0);
      out[at + 11] = named(12, mix(c2, c1), c0, 0);
      out[at + 12] = named(13, mix(c1, c0), d1, 0);
      out[at + 13] = named(14, mix(c0, d1), d2, 0);
      out[at + 14] = named(15, mix(c3, c2), c1, 0);
      out[at + 15] = named(16, mix(d1, d2), d3, 0);
      out[at + 16] = named(17, mix(c2, c1), c0, d1);
      out[at + 17] = named(18, mix(c1, c0), d1, d2);
      const w0 = words[k + 2]!;
      const w1 = words[k + 1]!;
      const w2 = words[k]!;
      const v1 = words[k + 3]!;
      const t0 = tags[k + 2]!;
      const t1 = tags[k + 1]!;
      const t2 = tags[k]!;
      const u1 = tags[k + 3]!;
      const u2 = k + 2 < n ? tags[k + 4]! : 0;
      out[at + 18] = named(19, w0, part, 0);
      out[at + 19] = named(20, w1, part, 0);
      out[at + 20] = named(21, v1, part, 0);
      out[at + 21] = named(22, w1, w0, part);
      out[at + 22] = named(23, w0, v1, part);
      out[at + 23] = named(24, t0, part, 0);
      out[at + 24] = named(25, t1, t0, part);
      out[at + 25] = named(26, t0, u1, part);
      out[at + 26] = named(27, mix(t1, t0), u1, part);
      out[at + 27] = named(28, mix(t2, t1), t0, part);
      out[at + 28] = named(29, mix(t0, u1), u2, part);
      out[at + 29] = named(30, w2, w1, part);
      out[at + 30] = named(31, w1, t0, part);
      out[at + 31] = named(32, v1, t0, part);
      // The chunk between two delimiters: its head, its first word, what closes it.
      out[at + 32] = named(33, headWord, part, toHead);
      out[at + 33] = named(34, headLast, part, toHead);
      out[at + 34] = named(35, headTwo, part, toHead);
      out[at + 35] = named(36, headTwo, part, fromFirst);
      out[at + 36] = named(37, headTwo, c0, 0);
      out[at + 37] = named(38, headTwo, t0, part);
      out[at + 38] = named(39, fromFirst, toHead, part);
      out[at + 39] = named(40, words[first + 2]!, part, fromFirst);
      out[at + 40] = named(41, words[first + 2]!, headTwo, mix(part, fromFirst));
      out[at + 41] = named(42, closing, toHead, part);
      out[at + 42] = named(43, closing, headTwo, mix(toHead, part));
      // The verb that governs the list, inherited across 、.
      out[at + 43] = named(44, verbWord, part, since);
      out[at + 44] = named(45, verbWord, headTwo, mix(part, Math.min(2, since)));
      out[at + 45] = named(46, verbWord, t0, part);
      out[at + 46] = named(47, verbWord, w0, part);
      out[at + 47] = named(48, since, fromFirst, part);
      out[at + 48] = named(49, verb < 0 ? 0 : tags[verb + 2]!, since, part);
      out[at + 49] = named(50, opener, part, fromFirst);
      out[at + 50] = named(51, opener, headTwo, part);
      out[at + 51] = named(52, chunks.quoted[k]!, part, fromFirst);
      out[at + 52] = named(53, chunks.quoted[k]!, headTwo, toHead);
      out[at + 53] = named(54, chunks.neighbours[chunk]!, headTwo, part);
      out[at + 54] = named(55, chunks.neighbours[chunk]!, closing, mix(toHead, part));
      out[at + 55] = named(56, setting.role, part, toHead);
      out[at + 56] = named(57, setting.role, headTwo, toHead);
      out[at + 57] = named(58, setting.section, part, 0);
      out[at + 58] = named(59, setting.section, setting.role, headTwo);
      out[at + 59] = named(60, setting.place, part, setting.role);
      out[at + 60] = named(61, setting.place, headTwo, toHead);
      out[at + 61] = named(62, Math.min(8, head - first), headTwo, fromFirst);
      out[at + 62] = named(63, w0, headTwo, part);
      out[at + 63] = named(64, t0, since, mix(fromFirst, part));
    }
  }
  return out;
}

interface Chunks {
  /** The chunk of each token. */
  readonly of: Int32Array;
  /** First and last token of each chunk. */
  readonly firsts: number[];
  readonly heads: number[];
  /** The character that closes each chunk. */
  readonly closings: number[];
  /** The head of the neighbouring chunk in the same list, hashed. */
  readonly neighbours: number[];
  /** The token of the governing verb, or -1. */
  readonly verbs: Int32Array;
  /** The first word of the clause, hashed. */
  readonly openers: Int32Array;
  /** 1 inside quotes, 2 inside brackets, 3 in bold. */
  readonly quoted: Int32Array;
}

/** Chunks are what stands between two delimiters or joining words; clauses end at a comma. */
function chunksOf(text: string, tokens: readonly Token[], columns: Words): Chunks {
  const n = tokens.length;
  const of = new Int32Array(n);
  const verbs = new Int32Array(n);
  const openers = new Int32Array(n);
  const quoted = new Int32Array(n);
  const firsts: number[] = [];
  const heads: number[] = [];
  const closings: number[] = [];
  let open = -1;
  let verb = -1;
  let opener = 0;
  let quote = 0;
  let bracket = 0;
  let bold = false;
  for (let k = 0; k < n; k += 1) {
    const token = tokens[k]!;
    const sign = text[token.start]!;
    const single = token.end - token.start === 1;
    const word = text.slice(token.start, token.end);
    const isEnd = (single && DELIMITER.has(sign)) || JOINING.has(word);
    if (single && CLAUSE.has(sign)) {
      verb = -1;
      opener = 0;
    } else if (opener === 0 && !isEnd) opener = columns.words[k]!;
    if (sign === '“' || sign === '‘') quote += 1;
    if (sign === '（' || sign === '(') bracket += 1;
    if (sign === '*') bold = !bold;
    quoted[k] = quote > 0 ? 1 : bracket > 0 ? 2 : bold ? 3 : 0;
    if (sign === '”' || sign === '’') quote = Math.max(0, quote - 1);
    if (sign === '）' || sign === ')') bracket = Math.max(0, bracket - 1);
    if (open < 0 || isEnd) {
      // A delimiter is a chunk of its own.
      firsts.push(k);
      heads.push(k);
      closings.push(0);
      open = isEnd ? -1 : firsts.length - 1;
      if (isEnd && firsts.length > 1) closings[firsts.length - 2] = single ? sign.charCodeAt(0) : 3;
    } else heads[open] = k;
    of[k] = firsts.length - 1;
    verbs[k] = verb;
    openers[k] = opener;
    if (columns.verbs[k]) verb = k;
  }
  const neighbours = firsts.map((_, chunk) => {
    for (const other of [chunk + 2, chunk - 2]) {
      const head = heads[other];
      if (head === undefined || other < 0) continue;
      const between = tokens[firsts[other > chunk ? chunk + 1 : chunk - 1]!]!;
      const sign = text.slice(between.start, between.end);
      if (sign !== '、' && !JOINING.has(sign)) continue;
      const { start, end } = tokens[head]!;
      return stretch(text, Math.max(end - 2, start), end);
    }
    return 0;
  });
  return { of, firsts, heads, closings, neighbours, verbs, openers, quoted };
}
