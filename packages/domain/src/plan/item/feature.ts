import type { Token } from './token.ts';

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

const DELIMITER = new Set('，,。；;：:！？!?、（）()“”‘’《》—*→>\n\t |'.split(''));
const CLAUSE = new Set('，,。；;：:！？!?\n'.split(''));
const JOINING = new Set(['和', '与', '及', '以及', '等', '或']);

const MIX = 0x9e3779b1;

/** A step of a hash over 32 bits. */
const mix = (hash: number, value: number): number => {
  const h = Math.imul(hash ^ value, MIX);
  return h ^ (h >>> 15);
};

/** The hash of a stretch of the text. */
function stretch(text: string, start: number, end: number): number {
  let hash = 17;
  for (let at = start; at < end; at += 1) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/**
 * The features of every character of a sentence, as hashes.
 * @param tokens the sentence's words, in order, covering it but for white space
 * @returns row-major, `WIDTH` columns; 0 where a character has fewer
 */
export function features(
  text: string,
  start: number,
  end: number,
  tokens: readonly Token[],
  setting: Setting,
): Int32Array {
  const length = end - start;
  const out = new Int32Array(length * WIDTH);
  const char = (at: number) => (at < start || at >= end ? 0 : text.charCodeAt(at));
  const n = tokens.length;
  const words = new Int32Array(n + 4);
  const tags = new Int32Array(n + 4);
  for (let k = 0; k < n; k += 1) {
    const token = tokens[k]!;
    words[k + 2] = stretch(text, token.start, token.end);
    tags[k + 2] = stretch(token.tag, 0, token.tag.length);
  }
  const chunks = chunksOf(text, tokens);
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
      let at = (i - start) * WIDTH;
      let kind = 0;
      const put = (a: number, b = 0, c = 0) => {
        kind += 1;
        const hash = mix(mix(mix(kind * 7919, a), b), c);
        out[at] = hash === 0 ? 1 : hash;
        at += 1;
      };
      const c0 = char(i);
      const c1 = char(i - 1);
      const c2 = char(i - 2);
      const c3 = char(i - 3);
      const d1 = char(i + 1);
      const d2 = char(i + 2);
      const d3 = char(i + 3);
      put(0);
      put(c0);
      put(c1);
      put(d1);
      put(c2);
      put(d2);
      put(c1, c0);
      put(c0, d1);
      put(c2, c1);
      put(d1, d2);
      put(c1, d1);
      put(mix(c2, c1), c0);
      put(mix(c1, c0), d1);
      put(mix(c0, d1), d2);
      put(mix(c3, c2), c1);
      put(mix(d1, d2), d3);
      put(mix(c2, c1), c0, d1);
      put(mix(c1, c0), d1, d2);
      const w0 = words[k + 2]!;
      const w1 = words[k + 1]!;
      const w2 = words[k]!;
      const v1 = words[k + 3]!;
      const t0 = tags[k + 2]!;
      const t1 = tags[k + 1]!;
      const t2 = tags[k]!;
      const u1 = tags[k + 3]!;
      const u2 = k + 2 < n ? tags[k + 4]! : 0;
      put(w0, part);
      put(w1, part);
      put(v1, part);
      put(w1, w0, part);
      put(w0, v1, part);
      put(t0, part);
      put(t1, t0, part);
      put(t0, u1, part);
      put(mix(t1, t0), u1, part);
      put(mix(t2, t1), t0, part);
      put(mix(t0, u1), u2, part);
      put(w2, w1, part);
      put(w1, t0, part);
      put(v1, t0, part);
      // The chunk between two delimiters: its head, its first word, what closes it.
      put(headWord, part, toHead);
      put(headLast, part, toHead);
      put(headTwo, part, toHead);
      put(headTwo, part, fromFirst);
      put(headTwo, c0);
      put(headTwo, t0, part);
      put(fromFirst, toHead, part);
      put(words[first + 2]!, part, fromFirst);
      put(words[first + 2]!, headTwo, mix(part, fromFirst));
      put(closing, toHead, part);
      put(closing, headTwo, mix(toHead, part));
      // The verb that governs the list, inherited across 、.
      put(verbWord, part, since);
      put(verbWord, headTwo, mix(part, Math.min(2, since)));
      put(verbWord, t0, part);
      put(verbWord, w0, part);
      put(since, fromFirst, part);
      put(verb < 0 ? 0 : tags[verb + 2]!, since, part);
      put(opener, part, fromFirst);
      put(opener, headTwo, part);
      put(chunks.quoted[k]!, part, fromFirst);
      put(chunks.quoted[k]!, headTwo, toHead);
      put(chunks.neighbours[chunk]!, headTwo, part);
      put(chunks.neighbours[chunk]!, closing, mix(toHead, part));
      put(setting.role, part, toHead);
      put(setting.role, headTwo, toHead);
      put(setting.section, part);
      put(setting.section, setting.role, headTwo);
      put(setting.place, part, setting.role);
      put(setting.place, headTwo, toHead);
      put(Math.min(8, head - first), headTwo, fromFirst);
      put(w0, headTwo, part);
      put(t0, since, mix(fromFirst, part));
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
function chunksOf(text: string, tokens: readonly Token[]): Chunks {
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
    } else if (opener === 0 && !isEnd) opener = stretch(text, token.start, token.end);
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
    if (/^(?:v|vd)/.test(token.tag) && token.tag !== 'vn') verb = k;
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
