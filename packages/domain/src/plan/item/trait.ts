import { mix } from './hash.ts';
import type { Row } from './judge.ts';
import type { Line } from './line.ts';
import type { Repeat } from './repeat.ts';
import type { Segment } from './segment.ts';
import { step } from './sieve.ts';
import { among, JOINING, tag, type Words, within, word } from './word.ts';

/** How surely the segments of a line end and begin at each word, by word. */
export interface Meets {
  readonly ending: Float64Array;
  readonly beginning: Float64Array;
}

/** What {@link traits} asks of a line's segments at each of its places. */
export function meetsOf({ words }: Line, all: readonly Segment[]): Meets {
  const ending = new Float64Array(words.length);
  const beginning = new Float64Array(words.length);
  for (const { first, last, probability } of all) {
    if (probability > ending[last]!) ending[last] = probability;
    if (probability > beginning[first]!) beginning[first] = probability;
  }
  return { ending, beginning };
}

const sign = (yes: boolean) => (yes ? 1 : 0);
const ASTERISK = 0x2a;
const DENG = 0x7b49;

/**
 * The features of a segment as a whole, as hashes: its head, its words, what governs it, its neighbours in a list,
 * the same words elsewhere in the document.
 * @param all the segments of its line
 * @param row is begun anew
 * @returns the row
 */
export function traits(
  text: string,
  line: Line,
  segment: Segment,
  all: readonly Segment[],
  meets: Meets,
  repeated: ReadonlyMap<number, Repeat>,
  row: Row,
): Row {
  row.begin();
  const { start, end, first, last, probability, opens, closes } = segment;
  const { words, chunks, setting } = line;
  const { sums, cuts, quotes, initials, ones, twos, threes, heads, acts } = words;
  const logit = Math.max(
    -6,
    Math.min(6, Math.round(2 * Math.log((probability + 1e-4) / (1 - probability + 1e-4))) / 2),
  );
  let rival = 0;
  for (const other of all) {
    if (other.first > last) break;
    if (other.probability > rival && other !== segment && other.last >= first) rival = other.probability;
  }
  const lead = Math.round(Math.log((probability + 1e-3) / (rival + 1e-3)));
  // A closing quote is no head.
  const tail = quotes[last] === 2 && last > first ? last - 1 : last;
  const one = ones[tail]!;
  const two = twos[tail]!;
  const three = threes[tail]!;
  const kind = heads[tail]!;
  const size = Math.min(20, among(sums.sizes, first, last));
  const verb = chunks.verbs[first]!;
  const governor = verb < 0 ? 0 : words.words[verb]!;
  const does = verb < 0 ? 99 : acts[verb]!;
  const clause = chunks.openers[first]!;
  const opener = clause === first ? 0 : word(words, clause);
  const opened = among(sums.opened, first, last);
  const closed = among(sums.closed, first, last);
  const parts = among(sums.joins, first, last) + 1;
  const before = first > 0 ? ones[first - 1]! : 0;
  const behind = last + 1 < words.length ? initials[last + 1]! : 0;
  row.put(0, 0, 0);
  if (before === ASTERISK || behind === ASTERISK) {
    row.put(
      sign(text.startsWith('**', start - 2)),
      sign(/^\*\*\s*(?:→|：|:|。)/.test(text.slice(end, end + 5))),
      0,
    );
  }
  row.kind = 2;
  row.put(logit, 0, 0);
  row.put(lead, 0, 0);
  row.put(logit, lead, 0);
  row.put(step(opens), 0, 0);
  row.put(step(closes), 0, 0);
  row.put(step(opens), step(closes), 0);
  row.put(step(closes), two, 0);
  row.put(step(opens), tag(words, first), 0);
  row.put(one, 0, 0);
  row.put(two, 0, 0);
  row.put(three, 0, 0);
  row.put(word(words, last), 0, 0);
  row.put(tag(words, last), one, 0);
  row.put(word(words, first), 0, 0);
  row.put(tag(words, first), 0, 0);
  row.put(tag(words, first), two, 0);
  row.put(word(words, first - 1), 0, 0);
  row.put(word(words, first - 1), two, 0);
  row.put(word(words, first - 1), word(words, first), 0);
  row.put(tag(words, first - 1), tag(words, first), 0);
  row.put(before, logit, 0);
  row.put(word(words, last + 1), 0, 0);
  row.put(word(words, last + 1), two, 0);
  row.put(tag(words, last + 1), tag(words, last), 0);
  row.put(behind, logit, 0);
  row.put(behind, two, 0);
  row.put(governor, 0, 0);
  row.put(governor, two, 0);
  row.put(governor, one, 0);
  row.put(opener, 0, 0);
  row.put(opener, two, 0);
  row.put(size, 0, 0);
  row.put(size, one, 0);
  row.put(Math.min(10, last - first), parts, 0);
  // What the lexicon says of head and verb, and of what stands around.
  row.put(kind, does, 0);
  row.put(kind, does, one);
  row.put(kind, size, 0);
  row.put(kind, logit, 0);
  row.put(kind, parts, behind);
  row.put(kind, setting.role, setting.section);
  row.put(kind, tag(words, first), tag(words, first - 1));
  row.put(kind, heads[chunks.lasts[chunks.of[last]!]!]!, behind);
  row.put(does, two, 0);
  row.put(does, one, logit);
  row.put(acts[first]!, kind, tag(words, first));
  row.put(first > 0 ? acts[first - 1]! : 99, kind, 0);
  // The chunks that 、 and 和 join within it.
  row.kind = 50;
  row.put(parts, two, 0);
  row.put(parts, logit, 0);
  if (parts > 1) putParts(words, segment, two, one, kind, row);
  else row.put(-1, 0, 0);
  row.kind = 60;
  if (first > 0 && cuts[first - 1] === JOINING) {
    const other = first > 1 ? first - 2 : first;
    row.put(twos[other]!, 2, 0);
    row.put(twos[other]!, two, 0);
    row.put(sign(twos[other] === two), sign(ones[other] === one), heads[other]!);
    row.put(heads[other]!, kind, quarter(first > 1 ? meets.ending[first - 2]! : 0));
    row.put(quarter(first > 1 ? meets.ending[first - 2]! : 0), logit, 0);
  } else row.put(-2, 0, 0);
  row.kind = 70;
  if (last + 1 < words.length && (cuts[last + 1] === JOINING || behind === DENG)) {
    const next = last + 2 < words.length ? chunks.of[last + 2]! : -1;
    const other = next < 0 ? last : chunks.heads[next]!;
    row.put(twos[other]!, 3, 0);
    row.put(twos[other]!, two, 0);
    row.put(sign(twos[other] === two), sign(ones[other] === one), Math.min(6, other - last));
    row.put(quarter(last + 2 < words.length ? meets.beginning[last + 2]! : 0), logit, 0);
    row.put(behind, twos[other]!, two);
    row.put(heads[other]!, kind, Math.min(4, other - last));
    row.put(twos[chunks.lasts[chunks.of[other]!]!]!, kind, behind);
  } else row.put(-3, 0, 0);
  row.kind = 80;
  row.put(sign(opened > 0), sign(closed > 0), quotes[first]!);
  row.put(sign(quotes[first] === 1 && quotes[last] === 2), governor, 0);
  row.put(
    sign(first > 0 && quotes[first - 1] === 1),
    sign(last + 1 < words.length && quotes[last + 1] === 2),
    0,
  );
  row.put(opened - closed, 0, 0);
  row.put(Math.min(2, among(sums.links, first, last)), two, 0);
  row.put(Math.min(2, among(sums.links, first, last)), kind, size);
  const verbs = Math.min(3, last > first ? among(sums.bare, first, last - 1) : 0);
  row.put(verbs, two, 0);
  row.put(verbs, tag(words, first), 0);
  row.put(sign(among(sums.digits, first, last) > 0), one, 0);
  row.put(sign(among(sums.stops, first, last) > 0), 0, 0);
  const names = sign(among(sums.names, first, last) > 0);
  row.put(names, two, 0);
  row.put(names, kind, does);
  row.put(setting.role, 0, 0);
  row.put(setting.role, two, 0);
  row.put(setting.role, logit, 0);
  row.put(sign(end - start + 3 >= line.end - line.start), 0, 0);
  const key = within(sums, first, last);
  const same = repeated.get(key);
  const times = Math.min(3, (same?.count ?? 1) - 1);
  const most = same ? (same.most === probability ? same.second : same.most) : 0;
  const surely = times > 0 ? Math.round(most * 5) : 9;
  row.put(times, surely, 0);
  row.put(times, surely, logit);
  row.put(words.words[first]!, two, 0);
  row.put(key, 0, 0);
  // The words of the head before its last two characters.
  for (let k = Math.max(first, last - 2); k <= last; k += 1) row.put(word(words, k), 77, 0);
  return row;
}

/** How the members of a list within a segment are alike. */
function putParts(
  { cuts, sums, twos, ones, heads, ends, starts, initials }: Words,
  { first, last }: Segment,
  two: number,
  one: number,
  kind: number,
  row: Row,
): void {
  const parts = among(sums.joins, first, last) + 1;
  let head = first;
  while (head < last && cuts[head + 1] !== JOINING) head += 1;
  let begin = last;
  while (begin > first && cuts[begin - 1] !== JOINING) begin -= 1;
  let shortest = 6;
  let hasList = 0;
  for (let k = first, from = starts[first]!; k <= last; k += 1) {
    if (cuts[k] !== JOINING) continue;
    if (initials[k] === 0x3001) hasList = 1;
    shortest = Math.min(shortest, starts[k]! - from);
    from = ends[k]!;
  }
  row.put(twos[head]!, 1, 0);
  row.put(twos[head]!, two, 0);
  row.put(ones[head]!, one, 0);
  row.put(sign(twos[head] === two), sign(ones[head] === one), parts);
  row.put(Math.min(6, ends[head]! - starts[first]!), Math.min(8, ends[last]! - starts[begin]!), 0);
  row.put(hasList, two, 0);
  row.put(shortest, two, 0);
  row.put(heads[head]!, kind, parts);
  row.put(heads[head]!, kind, mix(shortest, Math.min(8, ends[last]! - starts[begin]!)));
}

/** How probable, in four steps. */
const quarter = (probability: number): number =>
  probability < 0.05 ? 0 : probability < 0.3 ? 1 : probability < 0.7 ? 2 : 3;
