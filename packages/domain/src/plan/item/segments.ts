import { B, type Chain, E, emissions, I, LABELS, passes, S } from './crf.ts';
import { Row } from './judge.ts';
import { type Line, rowsOf } from './line.ts';
import { Room } from './room.ts';
import type { Segment } from './segment.ts';
import { sieved } from './sieve.ts';
import type { Table } from './table.ts';
import { CLAUSE, JOINING, PLAIN, SIGN } from './word.ts';

/** A stretch below this is no candidate. */
const FAINT = 0.004;
const LONGEST = 30;
/** Ends that the chains hold less probable than this, one with the other, make no form. */
const SLIGHT = 1e-6;
/** A stretch that only its form speaks for is judged where the sieve believes more than this. */
export const SIEVED = 0.03;

/** What is known of a stretch before it is a candidate. */
interface Stretch {
  readonly first: number;
  readonly last: number;
  probability: number;
}

/**
 * The stretches of a sentence that the chains hold possible, what splitting them at 、 and 和 or joining neighbours
 * gives besides, and what could be an item by its form if the sieve lets it through.
 * @param sieve null lets every form through
 * @param held an array for the features of its words, used again and again
 * @param room for what is forgotten when its segments are found
 * @returns by start and end
 */
export function segments(
  text: string,
  line: Line,
  chains: readonly Chain[],
  sieve: Table | null,
  held?: Int32Array,
  room = new Room(),
): Segment[] {
  const { words } = line;
  const { length, starts, ends } = words;
  const opens = room.float64(length);
  const closes = room.float64(length);
  const found = new Map<number, Stretch>();
  const put: Put = (first, last, probability) => {
    const key = first * 4096 + last;
    const old = found.get(key);
    if (old) old.probability += probability;
    else found.set(key, { first, last, probability });
  };
  const rows = rowsOf(line, held);
  for (const chain of chains) {
    const share = 1 / chains.length;
    const { potentials, moves, norms, forward, backward } = passes(
      chain.transitions,
      emissions(chain.table, rows, room),
      null,
      room,
    );
    for (let i = 0; i < length; i += 1) {
      const at = i * LABELS;
      const open = forward[at + B]! * backward[at + B]!;
      const single = forward[at + S]! * backward[at + S]!;
      opens[i]! += (open + single) * share;
      closes[i]! += (forward[at + E]! * backward[at + E]! + single) * share;
      if (single > FAINT) put(i, i, single * share);
      if (open < FAINT) continue;
      let inside = forward[at + B]!;
      let before = B;
      for (let j = i + 1; j < length && j - i < LONGEST; j += 1) {
        const to = j * LABELS;
        const end = (inside * moves[before * LABELS + E]! * potentials[to + E]!) / norms[j]!;
        const probability = end * backward[to + E]!;
        if (probability > FAINT) put(i, j, probability * share);
        inside *= (moves[before * LABELS + I]! * potentials[to + I]!) / norms[j]!;
        before = I;
        if (inside * backward[to + I]! < FAINT) break;
      }
    }
  }
  const own = [...found.values()];
  split(words, own, put);
  joinNeighbours(words, own, put);
  const entry = entryOf(text, line);
  if (entry) put(entry[0], entry[1], 0);
  const full = ({ first, last, probability }: Stretch): Segment => ({
    start: starts[first]!,
    end: ends[last]!,
    first,
    last,
    probability,
    opens: opens[first]!,
    closes: closes[last]!,
  });
  const result = Array.from(found.values(), full);
  const fits = sieve === null ? () => true : sieved(sieve, line, opens, closes, SIEVED, new Row());
  forms(line, (first, last) => {
    if (opens[first]! * closes[last]! < SLIGHT || found.has(first * 4096 + last)) return;
    if (fits(first, last)) result.push(full({ first, last, probability: 0 }));
  });
  return result.sort((a, b) => a.first - b.first || a.last - b.last);
}

type Put = (first: number, last: number, probability: number) => void;

function split({ cuts }: Line['words'], own: readonly Stretch[], put: Put): void {
  for (const one of own) {
    let from = one.first;
    for (let at = one.first; at <= one.last + 1; at += 1) {
      if (at <= one.last && cuts[at] !== JOINING) continue;
      if (at > from && (from !== one.first || at <= one.last)) put(from, at - 1, 0);
      from = at + 1;
    }
  }
}

function joinNeighbours({ cuts }: Line['words'], own: readonly Stretch[], put: Put): void {
  const strong = own.filter((one) => one.probability > 0.05);
  for (const a of strong) {
    if (cuts[a.last + 1] !== JOINING) continue;
    for (const b of strong) if (b.first === a.last + 2) put(a.first, b.last, 0);
  }
}

/** The bold name that opens an entry of a box, `**name**→…`, as its first and last word. */
function entryOf(text: string, { start, end, words }: Line): [number, number] | null {
  const entry = /^[>\s]*\*\*(.{2,40}?)\*\*→/u.exec(text.slice(start, Math.min(end, start + 60)));
  if (!entry) return null;
  const from = start + entry[0].indexOf(entry[1]!);
  const first = words.starts.indexOf(from);
  const last = words.ends.indexOf(from + entry[1]!.length);
  return first < 0 || last < first ? null : [first, last];
}

/** How many words a chunk, and how many chunks a list may have. */
const WORDS = 9;
const CHUNKS = 5;
const CHARACTERS = 60;

/**
 * Stretches that end where a chunk ends and begin at one of its words, or at a word of an earlier chunk of the same
 * list: what an item can be by its form, whatever the chains think.
 */
function forms({ words }: Line, put: (first: number, last: number) => void): void {
  const { length, starts, ends, cuts, verbs, closers } = words;
  for (let last = 0; last < length; last += 1) {
    if (cuts[last] !== PLAIN) continue;
    if (last + 1 < length && cuts[last + 1] === PLAIN && !closers[last + 1]) continue;
    let chunks = 1;
    let count = 0;
    for (let k = last; k >= 0; k -= 1) {
      const cut = cuts[k]!;
      if (cut === CLAUSE) break;
      if (cut === JOINING) {
        chunks += 1;
        count = 0;
        if (chunks > CHUNKS) break;
        continue;
      }
      count += 1;
      if (count > WORDS || ends[last]! - starts[k]! > CHARACTERS) break;
      const before = k > 0 ? cuts[k - 1]! : CLAUSE;
      // Inside a list an item begins with a chunk, or behind the verb that governs it.
      const begins =
        chunks === 1 || before === SIGN || before === CLAUSE || before === JOINING || verbs[k - 1] === 1;
      if (begins && ends[last]! - starts[k]! >= 3) put(k, last);
    }
  }
}
