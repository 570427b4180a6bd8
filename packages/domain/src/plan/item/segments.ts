import { B, type Chain, E, emissions, I, LABELS, passes } from './crf.ts';
import { type Judge, judged, Row } from './judge.ts';
import { type Line, rowsOf } from './line.ts';
import type { Segment } from './segment.ts';
import { sieveFeatures } from './sieve.ts';
import { CLAUSE, JOINING, PLAIN, SIGN } from './word.ts';

/** A stretch below this is no candidate. */
const FAINT = 0.004;
const LONGEST = 60;
/** A stretch that only its form speaks for is judged where the sieve believes more than this. */
export const SIEVED = 0.03;

/**
 * The stretches of a sentence that the chains hold possible, what splitting them at 、 and 和 or joining neighbours
 * gives besides, and what could be an item by its form if the sieve lets it through.
 * @param sieve null lets every form through
 * @param held an array for the features of its characters, used again and again
 */
export function segments(
  text: string,
  line: Line,
  chains: readonly Chain[],
  sieve: Judge | null,
  held?: Int32Array,
): Segment[] {
  const { start: base } = line;
  const length = line.end - base;
  const opens = new Float64Array(length);
  const closes = new Float64Array(length);
  const found = new Map<number, { start: number; end: number; probability: number }>();
  const put = (start: number, end: number, probability: number) => {
    const key = start * 4096 + (end - start);
    const old = found.get(key);
    if (old) old.probability += probability;
    else found.set(key, { start: base + start, end: base + end, probability });
  };
  const rows = rowsOf(line, held);
  for (const chain of chains) {
    const share = 1 / chains.length;
    const { potentials, moves, norms, forward, backward } = passes(chain, emissions(chain, rows), null);
    for (let i = 0; i < length; i += 1) {
      const open = forward[i * LABELS + B]! * backward[i * LABELS + B]!;
      opens[i]! += open * share;
      closes[i]! += forward[i * LABELS + E]! * backward[i * LABELS + E]! * share;
      if (open < FAINT) continue;
      let inside = forward[i * LABELS + B]!;
      let before = B;
      for (let j = i + 1; j < length && j - i < LONGEST; j += 1) {
        const at = j * LABELS;
        const end = (inside * moves[before * LABELS + E]! * potentials[at + E]!) / norms[j]!;
        const probability = end * backward[at + E]!;
        if (probability > FAINT) put(i, j + 1, probability * share);
        inside *= (moves[before * LABELS + I]! * potentials[at + I]!) / norms[j]!;
        before = I;
        if (inside * backward[at + I]! < FAINT) break;
      }
    }
  }
  const own = [...found.values()];
  const full = ({ start, end, probability }: (typeof own)[number]): Segment => ({
    start,
    end,
    probability,
    opens: opens[start - base]!,
    closes: closes[end - 1 - base]!,
  });
  split(text, base, own, put);
  joinNeighbours(text, base, own, put);
  const entry = entryOf(text, line);
  if (entry) put(entry[0], entry[1], 0);
  const result = [...found.values()].map(full);
  const row = new Row();
  for (const [start, end, first, last] of forms(line)) {
    if (found.has((start - base) * 4096 + (end - start))) continue;
    const segment = full({ start, end, probability: 0 });
    if (sieve !== null) {
      if (judged(sieve, sieveFeatures(text, line, segment, first, last, row))[1]! < SIEVED) continue;
    }
    result.push(segment);
  }
  return result.sort((a, b) => a.start - b.start || a.end - b.end);
}

type Put = (start: number, end: number, probability: number) => void;

const isJoin = (sign: string | undefined): boolean =>
  sign === '、' || sign === '和' || sign === '与' || sign === '及';

function split(text: string, base: number, own: readonly { start: number; end: number }[], put: Put): void {
  for (const one of own) {
    let from = one.start;
    for (let at = one.start; at <= one.end; at += 1) {
      if (at < one.end && !isJoin(text[at])) continue;
      if (at - from >= 2 && (from !== one.start || at !== one.end)) put(from - base, at - base, 0);
      from = at + 1;
    }
  }
}

function joinNeighbours(
  text: string,
  base: number,
  own: readonly { start: number; end: number; probability: number }[],
  put: Put,
): void {
  const strong = own.filter((one) => one.probability > 0.05);
  for (const a of strong) {
    if (!isJoin(text[a.end])) continue;
    for (const b of strong) if (b.start === a.end + 1) put(a.start - base, b.end - base, 0);
  }
}

/** The bold name that opens an entry of a box, `**name**→…`, as a place in the line. */
function entryOf(text: string, line: Line): [number, number] | null {
  const entry = /^[>\s]*\*\*(.{2,40}?)\*\*→/u.exec(
    text.slice(line.start, Math.min(line.end, line.start + 60)),
  );
  if (!entry) return null;
  const at = entry[0].indexOf(entry[1]!);
  return [at, at + entry[1]!.length];
}

/** How many words a chunk, and how many chunks a list may have. */
const WORDS = 9;
const CHUNKS = 5;

/**
 * Stretches that end where a chunk ends and begin at one of its words, or at a word of an earlier chunk of the same
 * list: what an item can be by its form, whatever the chains think. With first and last word.
 */
function forms({ words }: Line): [number, number, number, number][] {
  const spans: [number, number, number, number][] = [];
  const { length, starts, ends, cuts, verbs, closers } = words;
  for (let end = 0; end < length; end += 1) {
    if (cuts[end] !== PLAIN) continue;
    if (end + 1 < length && cuts[end + 1] === PLAIN && !closers[end + 1]) continue;
    let chunks = 1;
    let count = 0;
    for (let k = end; k >= 0; k -= 1) {
      const cut = cuts[k]!;
      if (cut === CLAUSE) break;
      if (cut === JOINING) {
        chunks += 1;
        count = 0;
        if (chunks > CHUNKS) break;
        continue;
      }
      count += 1;
      if (count > WORDS || ends[end]! - starts[k]! > LONGEST) break;
      const before = k > 0 ? cuts[k - 1]! : CLAUSE;
      // Inside a list an item begins with a chunk, or behind the verb that governs it.
      const begins =
        chunks === 1 || before === SIGN || before === CLAUSE || before === JOINING || verbs[k - 1] === 1;
      if (begins && ends[end]! - starts[k]! >= 3) spans.push([starts[k]!, ends[end]!, k, end]);
    }
  }
  return spans;
}
