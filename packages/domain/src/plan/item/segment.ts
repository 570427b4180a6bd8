import type { Chain } from './crf.ts';
import { B, E, emissions, I, LABELS, marginals } from './crf.ts';
import type { Line } from './line.ts';

/** A stretch that may be an item, with how probable the chains think it is. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly probability: number;
}

/** A stretch below this is no candidate. */
const FAINT = 0.004;
const LONGEST = 60;
const JOIN = /[、和与及]/u;

/**
 * The stretches of a sentence that the chains hold possible, and what splitting them at 、 and 和 or joining
 * neighbours gives besides.
 */
export function segments(text: string, line: Line, chains: readonly Chain[]): Segment[] {
  const length = line.end - line.start;
  const found = new Map<number, Segment>();
  const put = (start: number, end: number, probability: number) => {
    const key = start * 4096 + (end - start);
    const old = found.get(key);
    found.set(key, {
      start: line.start + start,
      end: line.start + end,
      probability: (old?.probability ?? 0) + probability / chains.length,
    });
  };
  for (const chain of chains) {
    const scores = emissions(chain, line.rows);
    const { forward, backward, total } = marginals(chain, scores, null);
    const t = chain.transitions;
    for (let i = 0; i < length; i += 1) {
      const opens = Math.exp(forward[i * LABELS + B]! + backward[i * LABELS + B]! - total);
      if (opens < FAINT) continue;
      let inside = forward[i * LABELS + B]!;
      let before = B;
      for (let j = i + 1; j < length && j - i < LONGEST; j += 1) {
        const end = inside + t[before * LABELS + E]! + scores[j * LABELS + E]!;
        const probability = Math.exp(Math.min(0, end + backward[j * LABELS + E]! - total));
        if (probability > FAINT) put(i, j + 1, probability);
        inside += t[before * LABELS + I]! + scores[j * LABELS + I]!;
        before = I;
        if (inside + backward[j * LABELS + I]! - total < Math.log(FAINT)) break;
      }
    }
  }
  const own = [...found.values()];
  const entry = /^[>\s]*\*\*(.{2,40}?)\*\*→/u.exec(text.slice(line.start, line.end));
  if (entry) put(entry[0].indexOf(entry[1]!), entry[0].indexOf(entry[1]!) + entry[1]!.length, 0);
  for (const [start, end] of chunkSpans(text, line)) put(start - line.start, end - line.start, 0);
  for (const one of own) {
    const words = text.slice(one.start, one.end);
    if (!JOIN.test(words)) continue;
    let from = one.start;
    for (let at = one.start; at <= one.end; at += 1) {
      if (at < one.end && !JOIN.test(text[at]!)) continue;
      if (at - from >= 2 && (from !== one.start || at !== one.end))
        put(from - line.start, at - line.start, 0);
      from = at + 1;
    }
  }
  const strong = own.filter((one) => one.probability > 0.05).sort((a, b) => a.start - b.start);
  for (const a of strong) {
    for (const b of strong) {
      if (b.start === a.end + 1 && JOIN.test(text[a.end]!)) put(a.start - line.start, b.end - line.start, 0);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

const STOP = /^[，。；：！？、（）()*>→—|\s]+$/u;
const LIST = /^(?:、|和|与|及|以及)$/u;
/** How many words a chunk, and how many chunks a list may have. */
const WORDS = 9;
const CHUNKS = 5;

/**
 * Stretches that end where a chunk ends and begin at one of its words, or at a word of an earlier chunk of the same
 * list: what an item can be by its form, whatever the chains think.
 */
function chunkSpans(text: string, line: Line): [number, number][] {
  const { tokens } = line;
  const spans: [number, number][] = [];
  const word = (k: number) => text.slice(tokens[k]!.start, tokens[k]!.end);
  const ends: number[] = [];
  for (let k = 0; k < tokens.length; k += 1) {
    const next = k + 1 < tokens.length ? word(k + 1) : '。';
    const here = word(k);
    if (STOP.test(here) || LIST.test(here)) continue;
    if (STOP.test(next) || LIST.test(next) || /^(?:等|建设|”|及其|项目|改造|试点|工作)$/u.test(next))
      ends.push(k);
  }
  for (const end of ends) {
    let chunks = 1;
    let count = 0;
    for (let k = end; k >= 0; k -= 1) {
      const here = word(k);
      if (/^[，。；：！？*>→|\s]+$/u.test(here)) break;
      if (LIST.test(here)) {
        chunks += 1;
        count = 0;
        if (chunks > CHUNKS) break;
        continue;
      }
      count += 1;
      if (count > WORDS || tokens[end]!.end - tokens[k]!.start > LONGEST) break;
      const before = k > 0 ? word(k - 1) : '。';
      // Inside a list an item begins with a chunk, or behind the verb that governs it.
      const opens =
        chunks === 1 || STOP.test(before) || LIST.test(before) || /^v(?!n)/.test(tokens[k - 1]?.tag ?? '');
      if (opens && tokens[end]!.end - tokens[k]!.start >= 3) spans.push([tokens[k]!.start, tokens[end]!.end]);
    }
  }
  return spans;
}

/** The classes of a segment: no item, or an item of a list. */
export const CLASSES = ['none', 'project', 'policy', 'platform', 'reform'] as const;

const MIX = 0x9e3779b1;
const mix = (hash: number, value: number): number => {
  const h = Math.imul(hash ^ value, MIX);
  return h ^ (h >>> 15);
};
const code = (words: string): number => {
  let hash = 23;
  for (let at = 0; at < words.length; at += 1) hash = mix(hash, words.charCodeAt(at));
  return hash;
};

/** What is known of the whole document when one segment is judged. */
export interface Surroundings {
  /** The highest probability of the same words at any other place. */
  readonly elsewhere: ReadonlyMap<
    string,
    { readonly count: number; readonly most: number; readonly second: number }
  >;
}

/**
 * The features of a segment as a whole, as hashes: its head, its words, what governs it, its neighbours in a list,
 * the same words elsewhere in the document.
 */
export function segmentFeatures(
  text: string,
  line: Line,
  segment: Segment,
  all: readonly Segment[],
  around: Surroundings,
): number[] {
  const out: number[] = [];
  let kind = 0;
  const put = (a: number, b = 0, c = 0) => {
    kind += 1;
    out.push(mix(mix(mix(kind * 104_729, a), b), c));
  };
  const { start, end, probability } = segment;
  const words = text.slice(start, end);
  const bare = words.replace(/[“”‘’]/g, '');
  const { tokens } = line;
  let first = tokens.findIndex((token) => token.end > start);
  let last = tokens.findIndex((token) => token.end >= end);
  if (first < 0) first = 0;
  if (last < 0) last = tokens.length - 1;
  const word = (k: number) =>
    k < 0 || k >= tokens.length ? '' : text.slice(tokens[k]!.start, tokens[k]!.end);
  const tag = (k: number) => tokens[k]?.tag ?? '';
  const whole = tokens[first]!.start === start && tokens[last]!.end === end ? 1 : 0;
  const logit = Math.max(
    -6,
    Math.min(6, Math.round(2 * Math.log((probability + 1e-4) / (1 - probability + 1e-4))) / 2),
  );
  let rival = 0;
  for (const other of all) {
    if (other === segment || other.end <= start || other.start >= end) continue;
    if (other.probability > rival) rival = other.probability;
  }
  const lead = Math.round(Math.log((probability + 1e-3) / (rival + 1e-3)));
  const one = bare.slice(-1);
  const two = bare.slice(-2);
  const three = bare.slice(-3);
  const head = word(last);
  let governor = '';
  for (let k = first - 1; k >= 0; k -= 1) {
    const sign = word(k);
    if (/^[，。；：！？]$/u.test(sign)) break;
    if (/^v(?!n)/.test(tag(k))) {
      governor = sign;
      break;
    }
  }
  let opener = '';
  for (let k = first - 1; k >= -1; k -= 1) {
    if (k < 0 || /^[，。；：！？]$/u.test(word(k))) {
      opener = word(k + 1);
      break;
    }
  }
  const left = text[start - 1] ?? '';
  const right = text[end] ?? '';
  const parts = bare.split(/[、和与及]/u).filter((part) => part !== '');
  const joined = parts.length;
  const firstPart = parts[0] ?? '';
  put(0);
  put(
    /\*\*$/.test(text.slice(line.start, start)) ? 1 : 0,
    /^\*\*\s*(?:→|：|:|。)/.test(text.slice(end, end + 5)) ? 1 : 0,
  );
  put(logit);
  put(lead);
  put(logit, lead);
  put(whole);
  put(code(one));
  put(code(two));
  put(code(three));
  put(code(head));
  put(code(tag(last)), code(one));
  put(code(word(first)));
  put(code(tag(first)));
  put(code(tag(first)), code(two));
  put(code(word(first - 1)));
  put(code(word(first - 1)), code(two));
  put(code(word(first - 1)), code(word(first)));
  put(code(tag(first - 1)), code(tag(first)));
  put(code(left), logit);
  put(code(word(last + 1)));
  put(code(word(last + 1)), code(two));
  put(code(tag(last + 1)), code(tag(last)));
  put(code(right), logit);
  put(code(right), code(two));
  put(code(governor));
  put(code(governor), code(two));
  put(code(governor), code(one));
  put(code(opener));
  put(code(opener), code(two));
  put(Math.min(20, bare.length));
  put(Math.min(20, bare.length), code(one));
  put(Math.min(10, last - first), whole);
  put(joined, code(two));
  put(joined, logit);
  if (joined > 1) {
    put(code(firstPart.slice(-2)), 1);
    put(code(firstPart.slice(-2)), code(two));
    put(code(firstPart.slice(-1)), code(one));
    put(firstPart.slice(-2) === two ? 1 : 0, firstPart.slice(-1) === one ? 1 : 0, joined);
    put(Math.min(6, firstPart.length), Math.min(8, (parts.at(-1) ?? '').length));
    put(code(/、/.test(words) ? '、' : '和'), code(two));
    const rest = parts.slice(0, -1);
    put(Math.min(...rest.map((part) => Math.min(6, part.length))), code(two));
  } else put(-1);
  // The neighbour in the same list, before and behind.
  if (/[、和与及]/u.test(left)) {
    const before =
      text
        .slice(line.start, start - 1)
        .split(/[，。；：！？、和与及“”]/u)
        .at(-1) ?? '';
    put(code(before.slice(-2)), 2);
    put(code(before.slice(-2)), code(two));
    put(before.slice(-2) === two ? 1 : 0, before.slice(-1) === one ? 1 : 0, Math.min(5, before.length));
    put(
      nearby(all, (other) => other.end === start - 1),
      logit,
    );
  } else put(-2);
  if (/[、和与及等]/u.test(right)) {
    const behind = text.slice(end + 1, line.end).split(/[，。；：！？、和与及“”]/u)[0] ?? '';
    put(code(behind.slice(-2)), 3);
    put(code(behind.slice(-2)), code(two));
    put(behind.slice(-2) === two ? 1 : 0, behind.slice(-1) === one ? 1 : 0, Math.min(8, behind.length));
    put(
      nearby(all, (other) => other.start === end + 1),
      logit,
    );
    put(code(right), code(behind.slice(-2)), code(two));
  } else put(-3);
  put(/[“‘]/.test(words) ? 1 : 0, /[”’]/.test(words) ? 1 : 0, words.startsWith('“') ? 1 : 0);
  put(words.startsWith('“') && words.endsWith('”') ? 1 : 0, code(governor));
  put(left === '“' ? 1 : 0, right === '”' ? 1 : 0);
  put((words.match(/“/g)?.length ?? 0) - (words.match(/”/g)?.length ?? 0));
  put(/的/.test(words) ? 1 : 0, code(two));
  const verbs = tokens.slice(first, last).filter((token) => token.tag === 'v').length;
  put(Math.min(3, verbs), code(two));
  put(Math.min(3, verbs), code(tag(first)));
  put(/[0-9A-Za-z]/.test(words) ? 1 : 0, code(one));
  put(/[，。；：]/u.test(words) ? 1 : 0);
  put(tokens.slice(first, last + 1).some((token) => /^n[srt]/.test(token.tag)) ? 1 : 0, code(two));
  put(code(line.sentence.role));
  put(code(line.sentence.role), code(two));
  put(code(line.sentence.role), logit);
  put(end - start + 3 >= line.end - line.start ? 1 : 0);
  const same = around.elsewhere.get(words);
  const count = (same?.count ?? 1) - 1;
  const most = same ? (same.most === probability ? same.second : same.most) : 0;
  put(Math.min(3, count), count > 0 ? Math.round(most * 5) : 9);
  put(Math.min(3, count), count > 0 ? Math.round(most * 5) : 9, logit);
  put(code(bare.slice(0, 2)), code(two));
  put(code(bare));
  // The words of the head before its last two characters.
  for (let k = Math.max(first, last - 2); k <= last; k += 1) put(code(word(k)), 77);
  return out;
}

/** How probable the best neighbour is, in four steps. */
function nearby(all: readonly Segment[], meets: (other: Segment) => boolean): number {
  let most = 0;
  for (const other of all) if (meets(other) && other.probability > most) most = other.probability;
  return most < 0.05 ? 0 : most < 0.3 ? 1 : most < 0.7 ? 2 : 3;
}

/** A judge of segments: weights of hashed features for each class. */
export interface Judge {
  /** `buckets × CLASSES.length`, row-major. */
  readonly weights: Float32Array;
  readonly buckets: number;
}

/** The probability of each class. */
export function judged(judge: Judge, hashes: readonly number[]): Float64Array {
  const n = CLASSES.length;
  const scores = new Float64Array(n);
  const mask = judge.buckets - 1;
  for (const hash of hashes) {
    const at = (hash & mask) * n;
    for (let c = 0; c < n; c += 1) scores[c]! += judge.weights[at + c]!;
  }
  const most = Math.max(...scores);
  let sum = 0;
  for (let c = 0; c < n; c += 1) {
    scores[c] = Math.exp(scores[c]! - most);
    sum += scores[c]!;
  }
  for (let c = 0; c < n; c += 1) scores[c]! /= sum;
  return scores;
}

/** The words of a document's segments with how often and how surely they occur. */
export function surroundings(text: string, all: readonly (readonly Segment[])[]): Surroundings {
  const elsewhere = new Map<string, { count: number; most: number; second: number }>();
  for (const line of all) {
    for (const { start, end, probability } of line) {
      const words = text.slice(start, end);
      const held = elsewhere.get(words);
      if (!held) elsewhere.set(words, { count: 1, most: probability, second: 0 });
      else {
        held.count += 1;
        if (probability > held.most) {
          held.second = held.most;
          held.most = probability;
        } else if (probability > held.second) held.second = probability;
      }
    }
  }
  return { elsewhere };
}

/** A segment with what the judge says. */
export interface Judged extends Segment {
  /** The probability that it is an item of any list. */
  readonly belief: number;
  /** Of each class, in the order of `CLASSES`. */
  readonly classes: Float64Array;
}

/** The disjoint segments with the highest sum of belief above a threshold (weighted interval scheduling). */
export function choose(all: readonly Judged[], threshold: number): Judged[] {
  const sorted = all
    .filter((one) => one.belief > threshold)
    .sort((a, b) => a.end - b.end || a.start - b.start);
  const best: number[] = [0];
  const take: boolean[] = [];
  const before: number[] = [];
  for (const [at, one] of sorted.entries()) {
    let low = 0;
    let high = at;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.end <= one.start) low = middle + 1;
      else high = middle;
    }
    before.push(low);
    const value = best[low]! + one.belief - threshold;
    take.push(value > best[at]!);
    best.push(Math.max(best[at]!, value));
  }
  const chosen: Judged[] = [];
  for (let at = sorted.length - 1; at >= 0; ) {
    if (take[at]) {
      chosen.push(sorted[at]!);
      at = before[at]! - 1;
    } else at -= 1;
  }
  return chosen.reverse();
}
