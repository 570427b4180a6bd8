import { stretch } from './hash.ts';
import type { Token } from './token.ts';

/** What a word is where lists and clauses are cut: nothing, a sign, a sign that ends a clause, a joining word. */
export const PLAIN = 0;
export const SIGN = 1;
export const CLAUSE = 2;
export const JOINING = 3;

/** The words of a sentence by column; word `k` begins at `starts[k]`. */
export interface Words {
  readonly length: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Hashes of the words and of their parts of speech. */
  readonly words: Int32Array;
  readonly tags: Int32Array;
  /** 1 where the word is a verb and no noun made of one. */
  readonly verbs: Uint8Array;
  /** 1 where the word is a plain verb. */
  readonly bare: Uint8Array;
  /** 1 where the word names a place, a time or an organisation. */
  readonly names: Uint8Array;
  /** {@link PLAIN}, {@link SIGN}, {@link CLAUSE} or {@link JOINING}. */
  readonly cuts: Uint8Array;
  /** 1 where an item may end in front of the word: 等, 建设, 项目 and the like. */
  readonly closers: Uint8Array;
  /** The word at each character, counted from the sentence's start; the next one at white space. */
  readonly at: Int32Array;
}

const CLAUSE_SIGN = new Set('，。；：！？*>→|');
const OTHER_SIGN = new Set('（）()—');
const JOIN = new Set(['、', '和', '与', '及', '以及']);
const CLOSER = new Set(['等', '建设', '”', '及其', '项目', '改造', '试点', '工作']);

/** Lays the words of a sentence out by column. Cost: linear. */
export function wordsOf(text: string, start: number, end: number, tokens: readonly Token[]): Words {
  const n = tokens.length;
  const result = {
    length: n,
    starts: new Int32Array(n),
    ends: new Int32Array(n),
    words: new Int32Array(n),
    tags: new Int32Array(n),
    verbs: new Uint8Array(n),
    bare: new Uint8Array(n),
    names: new Uint8Array(n),
    cuts: new Uint8Array(n),
    closers: new Uint8Array(n),
    at: new Int32Array(end - start + 1),
  };
  let filled = 0;
  for (let k = 0; k < n; k += 1) {
    const token = tokens[k]!;
    const { tag } = token;
    result.starts[k] = token.start;
    result.ends[k] = token.end;
    result.words[k] = stretch(text, token.start, token.end);
    result.tags[k] = stretch(tag, 0, tag.length);
    result.verbs[k] = tag.charCodeAt(0) === 118 && tag !== 'vn' ? 1 : 0;
    result.bare[k] = tag === 'v' ? 1 : 0;
    result.names[k] = tag[0] === 'n' && (tag[1] === 's' || tag[1] === 'r' || tag[1] === 't') ? 1 : 0;
    if (token.end - token.start <= 2) {
      const word = text.slice(token.start, token.end);
      result.cuts[k] = JOIN.has(word) ? JOINING : cutOf(word);
      result.closers[k] = CLOSER.has(word) ? 1 : 0;
    }
    for (; filled < token.end - start; filled += 1) result.at[filled] = k;
  }
  for (; filled <= end - start; filled += 1) result.at[filled] = Math.max(0, n - 1);
  return result;
}

const cutOf = (word: string): number => {
  if (CLAUSE_SIGN.has(word[0]!)) return CLAUSE;
  return OTHER_SIGN.has(word[0]!) ? SIGN : PLAIN;
};

/** The hashes of a word and of its part of speech; 0 beyond the sentence. */
export const word = ({ words, length }: Words, k: number): number => (k < 0 || k >= length ? 0 : words[k]!);
export const tag = ({ tags, length }: Words, k: number): number => (k < 0 || k >= length ? 0 : tags[k]!);
