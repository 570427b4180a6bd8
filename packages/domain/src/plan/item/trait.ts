import { stretch } from './hash.ts';
import type { Row } from './judge.ts';
import type { Line } from './line.ts';
import type { Repeat } from './repeat.ts';
import type { Segment } from './segment.ts';
import { step } from './sieve.ts';
import { CLAUSE, tag, word } from './word.ts';

const QUOTES = '“”‘’';
const isQuote = (sign: string | undefined) => sign !== undefined && sign !== '' && QUOTES.includes(sign);
const isJoin = (sign: string | undefined) => sign === '、' || sign === '和' || sign === '与' || sign === '及';
const isCut = (sign: string | undefined) =>
  sign !== undefined && ('，。；：！？、“”'.includes(sign) || isJoin(sign));

const sign = (yes: boolean) => (yes ? 1 : 0);

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
  repeated: ReadonlyMap<string, Repeat>,
  row: Row,
): Row {
  row.begin();
  const { start, end, probability, opens, closes } = segment;
  const { words } = line;
  const said = text.slice(start, end);
  let quotes = 0;
  let open = 0;
  let shut = 0;
  for (let at = start; at < end; at += 1) {
    const one = text[at];
    if (!isQuote(one)) continue;
    quotes += 1;
    if (one === '“') open += 1;
    if (one === '”') shut += 1;
  }
  const bare = quotes === 0 ? said : said.replace(/[“”‘’]/g, '');
  const size = bare.length;
  const first = words.at[start - line.start]!;
  const last = words.at[Math.max(start, end - 1) - line.start]!;
  const whole = sign(words.starts[first] === start && words.ends[last] === end);
  const logit = Math.max(
    -6,
    Math.min(6, Math.round(2 * Math.log((probability + 1e-4) / (1 - probability + 1e-4))) / 2),
  );
  let rival = 0;
  for (const other of all) {
    if (other.probability <= rival || other === segment || other.end <= start || other.start >= end) continue;
    rival = other.probability;
  }
  const lead = Math.round(Math.log((probability + 1e-3) / (rival + 1e-3)));
  const one = bare.charCodeAt(size - 1);
  const two = stretch(bare, Math.max(0, size - 2), size);
  const three = stretch(bare, Math.max(0, size - 3), size);
  let governor = 0;
  for (let k = first - 1; k >= 0 && words.cuts[k] !== CLAUSE; k -= 1) {
    if (words.verbs[k]) {
      governor = words.words[k]!;
      break;
    }
  }
  let clause = first;
  while (clause > 0 && words.cuts[clause - 1] !== CLAUSE) clause -= 1;
  const opener = clause === first ? 0 : word(words, clause);
  const left = start > line.start ? text[start - 1] : undefined;
  const right = end < line.end ? text[end] : undefined;
  const before = left?.charCodeAt(0) ?? 0;
  const behind = right?.charCodeAt(0) ?? 0;
  row.put(0, 0, 0);
  row.put(
    sign(text.startsWith('**', start - 2)),
    sign(/^\*\*\s*(?:→|：|:|。)/.test(text.slice(end, end + 5))),
    0,
  );
  row.put(logit, 0, 0);
  row.put(lead, 0, 0);
  row.put(logit, lead, 0);
  row.put(step(opens), 0, 0);
  row.put(step(closes), 0, 0);
  row.put(step(opens), step(closes), 0);
  row.put(step(closes), two, 0);
  row.put(step(opens), tag(words, first), 0);
  row.put(whole, 0, 0);
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
  row.put(Math.min(20, size), 0, 0);
  row.put(Math.min(20, size), one, 0);
  row.put(Math.min(10, last - first), whole, 0);
  // The chunks that 、 and 和 join within it.
  let parts = 0;
  let headEnd = 0;
  let lastStart = 0;
  let shortest = 6;
  let hasList = false;
  for (let at = 0, from = 0; at <= size; at += 1) {
    if (at < size && !isJoin(bare[at])) continue;
    if (bare[at] === '、') hasList = true;
    if (at > from) {
      parts += 1;
      if (parts === 1) headEnd = at;
      lastStart = from;
      if (at < size) shortest = Math.min(shortest, at - from);
    }
    from = at + 1;
  }
  row.put(parts, two, 0);
  row.put(parts, logit, 0);
  if (parts > 1) {
    const headTwo = stretch(bare, Math.max(0, headEnd - 2), headEnd);
    const headOne = bare.charCodeAt(headEnd - 1);
    row.put(headTwo, 1, 0);
    row.put(headTwo, two, 0);
    row.put(headOne, one, 0);
    row.put(sign(headTwo === two), sign(headOne === one), parts);
    row.put(Math.min(6, headEnd), Math.min(8, size - lastStart), 0);
    row.put(sign(hasList), two, 0);
    row.put(shortest, two, 0);
  } else row.put(-1, 0, 0);
  row.kind = 60;
  if (isJoin(left)) {
    let from = start - 1;
    while (from > line.start && !isCut(text[from - 1])) from -= 1;
    const otherTwo = stretch(text, Math.max(from, start - 3), start - 1);
    row.put(otherTwo, 2, 0);
    row.put(otherTwo, two, 0);
    row.put(sign(otherTwo === two), sign(text.charCodeAt(start - 2) === one), Math.min(5, start - 1 - from));
    row.put(
      nearby(all, (other) => other.end === start - 1),
      logit,
      0,
    );
  } else row.put(-2, 0, 0);
  row.kind = 70;
  if (isJoin(right) || right === '等') {
    let to = end + 1;
    while (to < line.end && !isCut(text[to])) to += 1;
    const otherTwo = stretch(text, Math.max(end + 1, to - 2), to);
    row.put(otherTwo, 3, 0);
    row.put(otherTwo, two, 0);
    row.put(sign(otherTwo === two), sign(text.charCodeAt(to - 1) === one), Math.min(8, to - end - 1));
    row.put(
      nearby(all, (other) => other.start === end + 1),
      logit,
      0,
    );
    row.put(behind, otherTwo, two);
  } else row.put(-3, 0, 0);
  row.kind = 80;
  row.put(sign(open > 0), sign(shut > 0), sign(text[start] === '“'));
  row.put(sign(text[start] === '“' && text[end - 1] === '”'), governor, 0);
  row.put(sign(left === '“'), sign(right === '”'), 0);
  row.put(open - shut, 0, 0);
  row.put(sign(said.includes('的')), two, 0);
  let verbs = 0;
  let names = 0;
  for (let k = first; k <= last; k += 1) {
    if (k < last) verbs += words.bare[k]!;
    names |= words.names[k]!;
  }
  row.put(Math.min(3, verbs), two, 0);
  row.put(Math.min(3, verbs), tag(words, first), 0);
  row.put(sign(/[0-9A-Za-z]/.test(said)), one, 0);
  row.put(sign(/[，。；：]/u.test(said)), 0, 0);
  row.put(names, two, 0);
  row.put(line.setting.role, 0, 0);
  row.put(line.setting.role, two, 0);
  row.put(line.setting.role, logit, 0);
  row.put(sign(end - start + 3 >= line.end - line.start), 0, 0);
  const same = repeated.get(said);
  const times = Math.min(3, (same?.count ?? 1) - 1);
  const most = same ? (same.most === probability ? same.second : same.most) : 0;
  const surely = times > 0 ? Math.round(most * 5) : 9;
  row.put(times, surely, 0);
  row.put(times, surely, logit);
  row.put(stretch(bare, 0, 2), two, 0);
  row.put(stretch(bare, 0, size), 0, 0);
  // The words of the head before its last two characters.
  for (let k = Math.max(first, last - 2); k <= last; k += 1) row.put(word(words, k), 77, 0);
  return row;
}

/** How probable the best neighbour is, in four steps. */
function nearby(all: readonly Segment[], meets: (other: Segment) => boolean): number {
  let most = 0;
  for (const other of all) if (other.probability > most && meets(other)) most = other.probability;
  return most < 0.05 ? 0 : most < 0.3 ? 1 : most < 0.7 ? 2 : 3;
}
