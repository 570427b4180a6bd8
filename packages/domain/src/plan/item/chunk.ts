import type { Room } from './room.ts';
import { CLAUSE, JOINING, type Words } from './word.ts';

/** The chunks of a sentence: what stands between two marks or joining words. A mark is a chunk of its own. */
export interface Chunks {
  /** The chunk of each word. */
  readonly of: Int32Array;
  /** First and last word of each chunk. */
  readonly firsts: number[];
  readonly heads: number[];
  /** The character that closes each chunk; 3 a joining word, 0 the end. */
  readonly closings: number[];
  /** The head of the neighbouring chunk in the same list, behind or else before; -1 where there is none. */
  readonly neighbours: number[];
  /** The head that closes the list a chunk stands in: 工程 of 甲、乙等工程. */
  readonly lasts: number[];
  /** The word of the governing verb, inherited across 、; -1 where none governs. */
  readonly verbs: Int32Array;
  /** The first word of each clause; the word itself at a mark. */
  readonly openers: Int32Array;
  /** 1 inside quotes, 2 inside brackets, 3 in bold. */
  readonly quoted: Uint8Array;
}

/** Chunks are what stands between two delimiters or joining words; clauses end at a comma. Cost: linear. */
export function chunksOf(words: Words, room: Room): Chunks {
  const { length, cuts, breaks, quotes, verbs: isVerb, initials, starts, ends } = words;
  const of = room.int32(length);
  const verbs = room.int32(length);
  const openers = room.int32(length);
  const quoted = room.uint8(length);
  const firsts: number[] = [];
  const heads: number[] = [];
  const closings: number[] = [];
  let open = -1;
  let verb = -1;
  let opener = -1;
  let quote = 0;
  let bracket = 0;
  let bold = false;
  for (let k = 0; k < length; k += 1) {
    const sign = initials[k]!;
    const isEnd = breaks[k] === 1;
    if (cuts[k] === CLAUSE) {
      verb = -1;
      opener = -1;
    } else if (opener < 0 && !isEnd) opener = k;
    if (quotes[k] === 1) quote += 1;
    if (sign === OPEN || sign === HALF_OPEN) bracket += 1;
    if (sign === STAR) bold = !bold;
    quoted[k] = quote > 0 ? 1 : bracket > 0 ? 2 : bold ? 3 : 0;
    if (quotes[k] === 2) quote = Math.max(0, quote - 1);
    if (sign === CLOSE || sign === HALF_CLOSE) bracket = Math.max(0, bracket - 1);
    if (open < 0 || isEnd) {
      firsts.push(k);
      heads.push(k);
      closings.push(0);
      open = isEnd ? -1 : firsts.length - 1;
      if (isEnd && firsts.length > 1) closings[firsts.length - 2] = ends[k]! - starts[k]! === 1 ? sign : 3;
    } else heads[open] = k;
    of[k] = firsts.length - 1;
    verbs[k] = verb;
    openers[k] = opener < 0 ? k : opener;
    if (isVerb[k]) verb = k;
  }
  const joins = (chunk: number): boolean => {
    const k = firsts[chunk];
    return (
      k !== undefined &&
      chunk >= 0 &&
      breaks[k] === 1 &&
      (cuts[k] === JOINING || (ends[k]! - starts[k]! < 3 && isAnd(initials[k]!)))
    );
  };
  const count = firsts.length;
  const neighbours = new Array<number>(count);
  const lasts = new Array<number>(count);
  for (let chunk = count - 1; chunk >= 0; chunk -= 1) {
    const next = chunk + 2 < count && joins(chunk + 1);
    neighbours[chunk] = next ? heads[chunk + 2]! : chunk >= 2 && joins(chunk - 1) ? heads[chunk - 2]! : -1;
    lasts[chunk] = next ? lasts[chunk + 2]! : heads[chunk]!;
  }
  return { of, firsts, heads, closings, neighbours, lasts, verbs, openers, quoted };
}

const OPEN = 0xff08;
const CLOSE = 0xff09;
const HALF_OPEN = 0x28;
const HALF_CLOSE = 0x29;
const STAR = 0x2a;
/** 等 and 或 join too. */
const isAnd = (code: number): boolean => code === 0x7b49 || code === 0x6216;
