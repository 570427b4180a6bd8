import type { Span } from '../span.ts';
import { chapters } from './chapter.ts';
import { isOrder, opening } from './lead.ts';
import { type Line, linesWithin } from './line.ts';
import { type Kind, markOf } from './mark.ts';
import { irregularities } from './sequence.ts';

/** A heading before it has its eId. */
export interface Found {
  readonly kind: Kind;
  readonly number: number | null;
  readonly stated: boolean;
  /** Where the number, or else the words begin. */
  readonly from: number;
  /** The words. */
  readonly start: number;
  readonly end: number;
  /** Where its sentence ends: behind the full stop and what closes it. */
  readonly to: number;
  readonly text: string;
  /** True when it stands behind other sentences in a paragraph. */
  readonly runOn: boolean;
}

/** Reads the headings that print a number, and those of Markdown. */
export function stated(all: readonly Line[], title: string | null): Found[] {
  const found: Found[] = [];
  const last = new Map<Kind, number>();
  const bare = chapters(all);
  for (const line of all) {
    const mark = bare.get(line.start) ?? markOf(line.text);
    if (mark) {
      const words = wordsOf(line, mark.length, mark.closing, mark.kind);
      const isTitle =
        mark.kind === 'markdown' &&
        (title === null || title.includes(words.text) || words.text.includes(title));
      if (words.text !== '' && !isTitle && !isCell(mark.kind, words, line)) {
        found.push({
          kind: mark.kind,
          number: mark.number,
          stated: mark.number !== null,
          from: line.start,
          ...words,
          runOn: false,
        });
        if (mark.number !== null) last.set(mark.kind, mark.number);
      }
    }
    for (const inside of runOns(line, last)) {
      found.push(inside);
      last.set(inside.kind, inside.number!);
    }
  }
  return found;
}

/** The words of a heading: to the end of its first sentence, emphasis left out. */
function wordsOf(line: Line, from: number, closing: string, kind: Kind) {
  const rest = line.text.slice(from);
  const end = /[。！？]|\.(?=\p{Script=Han})/u.exec(rest);
  const emphasis = closing === '' ? -1 : rest.indexOf(closing);
  let length = end ? end.index : rest.length;
  if (emphasis >= 0 && emphasis < length) length = emphasis;
  // “一是……，” names its point before the first comma where the sentence is long.
  const comma = kind === 'ordinal' && length > 34 ? rest.search(/[，,]/u) : -1;
  if (comma > 3) length = Math.min(length, comma + 1);
  const words = rest.slice(0, wordsLength(rest.slice(0, length)));
  const start = line.start + from;
  let to = end && length === end.index ? end.index + 1 : length;
  while (/[*_”’）)]/.test(rest[to] ?? '')) to += 1;
  return { text: words, start, end: start + words.length, to: start + to };
}

/** The length of words without the signs at their end: stars, or else blanks and marks that end no sentence. */
function wordsLength(words: string): number {
  const sign = words.endsWith('*') ? /\*/ : /[\s：:；;，,、]/u;
  let length = words.length;
  while (length > 0 && sign.test(words[length - 1]!)) length -= 1;
  return length;
}

/** A numbered piece that is a cell or a stray figure, not a heading. */
const isCell = (kind: Kind, words: { readonly text: string }, line: Line): boolean =>
  (kind === 'arabic' && !/\p{Script=Han}/u.test(words.text)) ||
  (kind === 'han' && words.text.length < 2) ||
  /^[|\t]/.test(line.text) ||
  (line.text.includes('\t') && line.text.split('\t').length > 2);

const INSIDE: readonly (readonly [Kind, RegExp])[] = [
  ['arabic', /(?<=[。；;！.])\s*([0-9]{1,3})[.．、](?=\p{Script=Han}|[“"])/gu],
  ['hanParen', /(?<=[。！.])\s*[（(]([一二三四五六七八九十]{1,3})[）)](?=\p{Script=Han}|[“"])/gu],
  ['han', /(?<=[。！.])\s*([一二三四五六七八九十]{1,3})、(?=\p{Script=Han}|[“"])/gu],
];

/** Headings that run on from the sentence before, where the number is the next one due. */
function runOns(line: Line, last: ReadonlyMap<Kind, number>): Found[] {
  const found: Found[] = [];
  for (const [kind, pattern] of INSIDE) {
    let due = (last.get(kind) ?? Number.NaN) + 1;
    for (const match of line.text.matchAll(pattern)) {
      const mark = markOf(
        match[0].trim() + line.text.slice(match.index + match[0].length, match.index + match[0].length + 20),
      );
      if (!mark || mark.number !== due) continue;
      const from = match.index + (match[0].length - match[0].trimStart().length);
      const words = wordsOf(line, match.index + match[0].length, '', kind);
      found.push({ kind, number: mark.number, stated: true, from: line.start + from, ...words, runOn: true });
      due += 1;
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Entries of a box, `name→what is done`, that run on in the line of the entry before. */
export function entries(line: Line): Span[] {
  if (!/^[>\s*]*[^→。，]{2,40}→/u.test(line.text)) return [];
  return [...line.text.matchAll(/(?<=[。；])[*\s]*(\p{Script=Han}[^。；，→*]{1,24})[*\s]*→/gu)].map(
    (match) => {
      const start = line.start + match.index + match[0].indexOf(match[1]!);
      return { start, end: line.start + match.index + match[0].length };
    },
  );
}

/** The opening words that belong to a preface, not to an article whose number was lost. */
const PREFACE_WORDS =
  /^(?:各位|同志们|现将|为了?|根据|按照|综合研判|同时|此外|会议|全会|中共|本规划|本纲要|本建议|以上|实现上述)/u;

/**
 * Articles whose printed number was lost while the article stands: paragraphs that open with the words of a heading
 * where numbers are missing, before the first, between two, or behind the last.
 */
export function lost(text: string, all: readonly Line[], headings: readonly Found[]): Found[] {
  const kind = carrier(headings, text);
  if (kind === null) return [];
  const own = headings.filter((one) => one.kind === kind);
  const gaps = irregularities(
    own.map((one) => ({ kind, number: one.number, start: one.from, scope: '' })),
  ).filter((one) => one.kind === 'gap');
  const found: Found[] = [];
  const held = new Set(headings.flatMap((one) => (one.runOn ? [] : [one.from])));
  for (const { after, at, missing } of gaps) {
    const between = linesWithin(all, after === null ? 0 : after.start + 1, at.start);
    found.push(
      ...headingsOf(
        text,
        between.filter((line) => !held.has(line.start)),
        kind,
        missing,
        after === null,
      ),
    );
  }
  const lastOne = own.at(-1)!;
  const until = headings.reduce(
    (least, one) => (one.from > lastOne.from && one.stated ? Math.min(least, one.from) : least),
    Number.POSITIVE_INFINITY,
  );
  const behind = linesWithin(all, lastOne.from + 1, until);
  const paragraphsEach = own
    .slice(0, -1)
    .map((one, at) => linesWithin(all, one.from + 1, own[at + 1]!.from).length);
  const single = paragraphsEach.filter((count) => count === 0).length;
  if (own.length >= 8 && single >= 0.7 * paragraphsEach.length) {
    const numbers = Array.from({ length: 40 }, (_, at) => lastOne.number! + 1 + at);
    const tail = all.find((line) => line.start <= lastOne.from && lastOne.from < line.end);
    found.push(...headingsOf(text, tail ? [tail, ...behind] : behind, kind, numbers, false, true));
  }
  return found;
}

/** The kind of heading that carries the articles: numbered through, each with its text in the same paragraph. */
function carrier(headings: readonly Found[], text: string): Kind | null {
  let best: Kind | null = null;
  let most = 3;
  for (const kind of ['arabic', 'hanParen', 'han', 'article'] as const) {
    const own = headings.filter((one) => one.kind === kind && one.number !== null);
    const rising = own.filter((one, at) => at === 0 || one.number! > own[at - 1]!.number!).length;
    const bodied = own.filter((one) => /\S/.test(text.slice(one.to, one.to + 8).split('\n')[0] ?? '')).length;
    if (own.length > most && rising >= own.length * 0.9 && bodied >= own.length * 0.7) {
      best = kind;
      most = own.length;
    }
  }
  return best;
}

function headingsOf(
  text: string,
  between: readonly Line[],
  kind: Kind,
  numbers: readonly number[],
  first: boolean,
  last = false,
): Found[] {
  const found: Found[] = [];
  let skip = false;
  for (const [at, line] of between.entries()) {
    if (found.length === numbers.length) break;
    const head = last && at === 0 ? null : opening(line.text);
    const looks =
      head !== null &&
      !skip &&
      !PREFACE_WORDS.test(head.text) &&
      (first ? head.text.length <= 60 : isOrder(head.text) || head.text.length <= 24);
    skip = false;
    if (looks) {
      const lead = line.text.startsWith('**') ? 2 : 0;
      const start = line.start + lead;
      found.push({
        kind,
        number: numbers[found.length]!,
        stated: false,
        from: line.start,
        start,
        end: start + head.text.length,
        to: line.start + head.length,
        text: head.text,
        runOn: false,
      });
    }
    // What is left of “。56.” when its number is cut: a lone point before a short last sentence.
    const residue = /(?<=\p{Script=Han})\.(\p{Script=Han}[^。！？]{3,40})[。]$/u.exec(line.text);
    if (residue && found.length < numbers.length && between[at + 1]) {
      const start = line.start + residue.index + 1;
      found.push({
        kind,
        number: numbers[found.length]!,
        stated: false,
        from: start,
        start,
        end: start + residue[1]!.length,
        to: line.end,
        text: text.slice(start, start + residue[1]!.length),
        runOn: true,
      });
      skip = true;
    }
  }
  return found;
}

/** Paragraph leads: under one heading most paragraphs open with a short order that names what follows. */
export function leads(all: readonly Line[], headings: readonly Found[]): Found[] {
  const found: Found[] = [];
  // In an outline of chapters and sections every order is a sentence of the text.
  if (headings.some((one) => one.kind === 'section')) return found;
  const starts = [...headings].sort((a, b) => a.from - b.from);
  for (const [at, heading] of starts.entries()) {
    const end = starts[at + 1]?.from ?? Number.POSITIVE_INFINITY;
    const under = linesWithin(all, heading.from + 1, end);
    const opened = under.flatMap((line) => {
      const head = opening(line.text);
      return head && head.text.length <= 28 && isOrder(head.text) ? [{ line, head }] : [];
    });
    if (opened.length < 2 || opened.length < 0.6 * under.length) continue;
    for (const { line, head } of opened) {
      const start = line.start + (line.text.startsWith('**') ? 2 : 0);
      found.push({
        kind: 'lead',
        number: null,
        stated: false,
        from: line.start,
        start,
        end: start + head.text.length,
        to: line.start + head.length,
        text: head.text,
        runOn: false,
      });
    }
  }
  return found;
}
