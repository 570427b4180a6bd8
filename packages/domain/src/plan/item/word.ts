import { stretch } from './hash.ts';
import { act, head } from './lexicon.ts';
import type { Room } from './room.ts';
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
  /** First and last character, and hashes of the last two and three up to the word's end. */
  readonly initials: Int32Array;
  readonly ones: Int32Array;
  readonly twos: Int32Array;
  readonly threes: Int32Array;
  /** What kind of thing the word names as the head of a name, and what kind of act it is, by the lexicon. */
  readonly heads: Uint8Array;
  readonly acts: Uint8Array;
  /** 1 where the word is a verb and no noun made of one. */
  readonly verbs: Uint8Array;
  /** {@link PLAIN}, {@link SIGN}, {@link CLAUSE} or {@link JOINING}. */
  readonly cuts: Uint8Array;
  /** 1 where the word ends a chunk of a list and stands in none. */
  readonly breaks: Uint8Array;
  /** 1 where an item may end in front of the word: 等, 建设, 项目 and the like. */
  readonly closers: Uint8Array;
  /** 1 an opening quote, 2 a closing one. */
  readonly quotes: Uint8Array;
  /** The sums over the words before each, so that what lies in a stretch is a difference; one longer than the rest. */
  readonly sums: Sums;
}

/** Running sums over the words of a sentence. */
export interface Sums {
  /** Characters without quotes. */
  readonly sizes: Int32Array;
  /** A hash of everything before, of which {@link within} makes the hash of a stretch. */
  readonly hashes: Int32Array;
  readonly opened: Int32Array;
  readonly closed: Int32Array;
  readonly bare: Int32Array;
  readonly names: Int32Array;
  readonly digits: Int32Array;
  readonly joins: Int32Array;
  readonly stops: Int32Array;
  /** The word 的. */
  readonly links: Int32Array;
}

/** What a word says by itself, whatever stands around it. */
interface Known {
  readonly hash: number;
  readonly act: number;
  readonly cut: number;
  readonly ends: number;
  readonly closer: number;
  readonly quote: number;
  readonly digit: number;
  readonly link: number;
}

const CLAUSE_SIGN = new Set('，。；：！？*>→|');
const OTHER_SIGN = new Set('（）()—');
const JOIN = new Set(['、', '和', '与', '及', '以及']);
const BREAK = new Set([
  ...'，,。；;：:！？!?、（）()“”‘’《》—*→>\n\t |',
  '和',
  '与',
  '及',
  '以及',
  '等',
  '或',
]);
const CLOSER = new Set(['等', '建设', '”', '及其', '项目', '改造', '试点', '工作']);
const FACTOR = 0x01000193;

/** The powers of the factor of the running hash, as far as a stretch is long. */
const POWERS = new Int32Array(1600);
POWERS[0] = 1;
for (let at = 1; at < POWERS.length; at += 1) POWERS[at] = Math.imul(POWERS[at - 1]!, FACTOR);

/** The hash of the words from `first` to `last`, quotes left out. */
export const within = ({ hashes }: Sums, first: number, last: number): number =>
  (hashes[last + 1]! - Math.imul(hashes[first]!, POWERS[last + 1 - first]!)) | 0;

/** How much of a running sum lies in the words from `first` to `last`. */
export const among = (sums: Int32Array, first: number, last: number): number =>
  sums[last + 1]! - sums[first]!;

/** Lays the words of sentences out by column in a room; what a word says by itself is looked up once. */
export function worder(text: string, room: Room): (tokens: readonly Token[]) => Words {
  const known = new Map<string, Known>();
  const tags = new Map<string, number>();
  const look = (start: number, end: number): Known => {
    const word = text.slice(start, end);
    let found = known.get(word);
    if (found === undefined) {
      found = {
        hash: stretch(word, 0, word.length),
        act: act(word),
        cut: JOIN.has(word)
          ? JOINING
          : CLAUSE_SIGN.has(word[0]!)
            ? CLAUSE
            : OTHER_SIGN.has(word[0]!)
              ? SIGN
              : PLAIN,
        ends: BREAK.has(word.length > 1 && CLAUSE_SIGN.has(word[0]!) ? word[0]! : word) ? 1 : 0,
        closer: CLOSER.has(word) ? 1 : 0,
        quote: '“‘'.includes(word) ? 1 : '”’'.includes(word) ? 2 : 0,
        digit: /[0-9A-Za-z]/.test(word) ? 1 : 0,
        link: word === '的' ? 1 : 0,
      };
      known.set(word, found);
    }
    return found;
  };
  const tagOf = (tag: string): number => {
    let found = tags.get(tag);
    if (found === undefined) {
      found = stretch(tag, 0, tag.length);
      tags.set(tag, found);
    }
    return found;
  };
  return (tokens) => {
    const n = tokens.length;
    const result = {
      length: n,
      starts: room.int32(n),
      ends: room.int32(n),
      words: room.int32(n),
      tags: room.int32(n),
      initials: room.int32(n),
      ones: room.int32(n),
      twos: room.int32(n),
      threes: room.int32(n),
      heads: room.uint8(n),
      acts: room.uint8(n),
      verbs: room.uint8(n),
      cuts: room.uint8(n),
      breaks: room.uint8(n),
      closers: room.uint8(n),
      quotes: room.uint8(n),
      sums: {
        sizes: room.int32(n + 1),
        hashes: room.int32(n + 1),
        opened: room.int32(n + 1),
        closed: room.int32(n + 1),
        bare: room.int32(n + 1),
        names: room.int32(n + 1),
        digits: room.int32(n + 1),
        joins: room.int32(n + 1),
        stops: room.int32(n + 1),
        links: room.int32(n + 1),
      },
    };
    const { sums } = result;
    for (let k = 0; k < n; k += 1) {
      const { start, end, tag } = tokens[k]!;
      const word = look(start, end);
      const verb = tag.charCodeAt(0) === 118 && tag !== 'vn' ? 1 : 0;
      const name = tag.charCodeAt(0) === 110 && (tag === 'ns' || tag === 'nr' || tag === 'nt') ? 1 : 0;
      const from = tokens[0]!.start;
      result.starts[k] = start;
      result.ends[k] = end;
      result.words[k] = word.hash;
      result.tags[k] = tagOf(tag);
      result.initials[k] = text.charCodeAt(start);
      result.ones[k] = text.charCodeAt(end - 1);
      result.twos[k] = stretch(text, Math.max(from, end - 2), end);
      result.threes[k] = stretch(text, Math.max(from, end - 3), end);
      result.heads[k] = head(text, end);
      result.acts[k] = word.act;
      result.verbs[k] = verb;
      result.cuts[k] = word.cut;
      result.breaks[k] = word.ends;
      result.closers[k] = word.closer;
      result.quotes[k] = word.quote;
      sums.sizes[k + 1] = sums.sizes[k]! + (word.quote > 0 ? 0 : end - start);
      sums.hashes[k + 1] = (Math.imul(sums.hashes[k]!, FACTOR) + (word.quote > 0 ? 0 : word.hash)) | 0;
      sums.opened[k + 1] = sums.opened[k]! + (word.quote === 1 ? 1 : 0);
      sums.closed[k + 1] = sums.closed[k]! + (word.quote === 2 ? 1 : 0);
      sums.bare[k + 1] = sums.bare[k]! + (tag === 'v' ? 1 : 0);
      sums.names[k + 1] = sums.names[k]! + name;
      sums.digits[k + 1] = sums.digits[k]! + word.digit;
      sums.joins[k + 1] = sums.joins[k]! + (word.cut === JOINING ? 1 : 0);
      sums.stops[k + 1] = sums.stops[k]! + (word.cut === CLAUSE ? 1 : 0);
      sums.links[k + 1] = sums.links[k]! + word.link;
    }
    return result;
  };
}

/** The hashes of a word and of its part of speech; 0 beyond the sentence. */
export const word = ({ words, length }: Words, k: number): number => (k < 0 || k >= length ? 0 : words[k]!);
export const tag = ({ tags, length }: Words, k: number): number => (k < 0 || k >= length ? 0 : tags[k]!);
