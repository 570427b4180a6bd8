import type { Span } from '../span.ts';
import { contents } from './contents.ts';
import type { Document, Heading, Sentence, Table, TextFinding, TextFindingCode } from './document.ts';
import { duplicates } from './duplicate.ts';
import { damage, pointed } from './encoding.ts';
import { type Hole, holes } from './formula.ts';
import { entries, leads, lost, stated } from './heading.ts';
import { injected } from './injected.ts';
import { type Line, lineFrom, paragraphs } from './line.ts';
import { markOf } from './mark.ts';
import { isPicture, noise } from './noise.ts';
import { numbered, type Placed, place } from './place.ts';
import { dangling } from './punctuation.ts';
import { sentences } from './sentence.ts';
import { irregularities } from './sequence.ts';
import { type Rows, tables } from './table.ts';
import { periodOf, titleOf } from './title.ts';

/**
 * Reads the structure of a text as received: title, period, headings with stable eIds, sentences, tables, and what
 * is wrong with it as a text. Nothing is edited; everything is an annotation over `text`.
 * Cost: linear in the length of the text.
 * For: the reader.
 * @param text any string; offsets are UTF-16 code units into it
 * @param given tables that the file's format states (CSV); without any, they are found by their bars and tabs
 * @example structure('1.修桥。修三座桥。').headings[0]?.text // → '修桥'
 */
export function structure(text: string, given: readonly Rows[] = []): Document {
  const all = paragraphs(text, (line) => markOf(line.text) !== null || /^[-|>#*]|——/.test(line.text));
  const frame = noise(text, all);
  const foreign = injected(text, outside(all, frame));
  const list = contents(all);
  const index: Span[] = list ? [{ start: all[list.first]!.start, end: all[list.last]!.end }] : [];
  const left = [...foreign, ...frame, ...index].sort((a, b) => a.start - b.start);
  const body = outside(all, left);
  const grid = given.length > 0 ? given : tables(body);
  const prose = outside(body, grid).filter((line) => !isPicture(line.text));
  const title = titleOf(prose, Number.POSITIVE_INFINITY) ?? titleFrom(text, frame);
  const printed = stated(prose, title?.text ?? null);
  const regained = lost(text, prose, printed);
  const firm = [...printed, ...regained];
  const placed = place([...firm, ...leads(prose, firm)]);
  const headings = placed.map(({ found: _, parent: __, ...heading }): Heading => heading);
  const read = segment(text, all, left, placed);
  const points = pointed(text);
  const findings: TextFinding[] = [
    ...foreign.map((one) =>
      finding('injected-text', 'error', one, { reason: one.reason, suggestion: remove(one) }),
    ),
    ...frame.map((one) => finding('boilerplate', 'info', one, { what: one.what, suggestion: remove(one) })),
    ...index.map((one) =>
      finding('duplicate', 'warning', one, { what: 'contents', length: one.end - one.start }),
    ),
    ...body
      .filter((line) => isPicture(line.text))
      .map((line) => finding('table-is-image', 'warning', line, { picture: line.text })),
    ...sequenceFindings(placed),
    ...disjoint(holes(text), left).map((one) =>
      finding('redaction', 'warning', one, {
        formula: one.formula,
        ...(one.replacement === '' ? {} : { suggestion: { ...span(one), text: one.replacement } }),
      }),
    ),
    ...placed
      .filter((one) => one.found.runOn)
      .map((one) =>
        finding(
          'run-on',
          'warning',
          { start: one.found.from, end: one.found.to },
          {
            suggestion: { start: one.found.from, end: one.found.from, text: '\n' },
          },
        ),
      ),
    ...prose.flatMap((line) =>
      entries(line).map((one) =>
        finding('run-on', 'warning', one, { suggestion: { start: one.start, end: one.start, text: '\n' } }),
      ),
    ),
    ...prose.flatMap((line) =>
      dangling(line, points).map((one) =>
        finding('dangling-punctuation', 'warning', one, {
          mark: one.mark,
          ...(one.replacement === null ? {} : { suggestion: { ...span(one), text: one.replacement } }),
        }),
      ),
    ),
    ...damage(masked(text, left), points).map((one) =>
      finding('encoding', one.severity, one, { what: one.what, count: one.count }),
    ),
    ...duplicates(text, prose).map((one) =>
      finding('duplicate', 'warning', one, { length: one.length, first: one.first, suggestion: remove(one) }),
    ),
    ...truncation(text, prose, placed),
  ];
  return {
    text,
    title,
    period: periodOf(title?.text ?? null, text),
    headings,
    sentences: read,
    tables: grid.map((one, at) => toTable(one, at, read, body)),
    findings: findings.sort(
      (a, b) => a.at.start - b.at.start || a.at.end - b.at.end || (a.code < b.code ? -1 : 1),
    ),
  };
}

const span = ({ start, end }: Span): Span => ({ start, end });
const remove = (one: Span) => ({ ...span(one), text: '' });
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const finding = (
  code: TextFindingCode,
  severity: TextFinding['severity'],
  at: Span,
  detail: TextFinding['detail'],
): TextFinding => ({ code, severity, at: span(at), detail });

/** The text with what is not part of it blanked, so that every place stays where it is. */
function masked(text: string, left: readonly Span[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of left) {
    if (start < at) continue;
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}

/** The lines that lie in none of the stretches. Both are in order. */
function outside(all: readonly Line[], stretches: readonly Span[]): Line[] {
  let at = 0;
  return all.filter((line) => {
    while (at < stretches.length && stretches[at]!.end <= line.start) at += 1;
    const stretch = stretches[at];
    return !stretch || stretch.start > line.start || stretch.end < line.end;
  });
}

/** The holes outside all stretches. Both are in order. */
function disjoint(found: readonly Hole[], stretches: readonly Span[]): Hole[] {
  let at = 0;
  return found.filter((one) => {
    while (at < stretches.length && stretches[at]!.end <= one.start) at += 1;
    return !stretches[at] || !overlaps(stretches[at]!, one);
  });
}

/** The title a block of metadata states. */
function titleFrom(text: string, frame: readonly Span[]): Document['title'] {
  for (const { start, end } of frame) {
    const match = /^(?:title|标题)\s*[:：]\s*["']?([^\n"']{4,120}?)["']?\s*$/mu.exec(text.slice(start, end));
    if (!match) continue;
    const at = start + match.index + match[0].indexOf(match[1]!);
    return { text: match[1]!, start: at, end: at + match[1]!.length };
  }
  return null;
}

/** The sentences of all lines: headings apart, what is not text as noise, each under its innermost heading. */
function segment(
  text: string,
  all: readonly Line[],
  left: readonly Span[],
  placed: readonly Placed[],
): Sentence[] {
  const result: Sentence[] = [];
  let article: Placed | null = null;
  let paragraph = 0;
  let next = 0;
  let out = 0;
  for (const line of all) {
    while (out < left.length && left[out]!.end <= line.start) out += 1;
    const noisy = (piece: Span) => {
      for (let at = out; at < left.length && left[at]!.start < piece.end; at += 1) {
        if (overlaps(left[at]!, piece)) return true;
      }
      return false;
    };
    let opened = false;
    let count = 0;
    const put = (piece: Span) => {
      if (!opened) {
        paragraph += 1;
        count = 0;
        opened = true;
      }
      count += 1;
      result.push({
        eId: `${article?.eId ?? 'preface'}__p_${paragraph}__s_${count}`,
        ...piece,
        role: noisy(piece) ? 'noise' : 'other',
        article: article?.eId ?? null,
      });
    };
    let from = line.start;
    while (next < placed.length && placed[next]!.found.from < line.end) {
      const one = placed[next]!;
      for (const piece of sentences(text, { start: from, end: one.found.from })) put(piece);
      article = one;
      paragraph = 0;
      opened = false;
      const to = Math.min(Math.max(one.found.to, one.end), line.end);
      for (const piece of trimmed(text, { start: Math.max(from, one.found.from), end: to })) {
        result.push({ eId: `${one.eId}__heading`, ...piece, role: 'heading', article: one.eId });
      }
      from = to;
      next += 1;
    }
    for (const piece of sentences(text, { start: from, end: line.end })) put(piece);
  }
  return result;
}

const trimmed = (text: string, { start, end }: Span): Span[] => {
  const raw = text.slice(start, end);
  const words = raw.trim();
  const at = start + raw.indexOf(words);
  return words === '' ? [] : [{ start: at, end: at + words.length }];
};

/** Gaps, repetitions and lost numbers. */
function sequenceFindings(placed: readonly Placed[]): TextFinding[] {
  const found: TextFinding[] = [];
  const byStart = new Map(placed.map((one) => [one.found.from, one]));
  const place = (one: Placed): Span => ({
    start: one.found.from,
    end: Math.max(one.start, one.found.from + 1),
  });
  for (const one of irregularities(numbered(placed))) {
    const at = byStart.get(one.at.start)!;
    if (one.kind === 'gap')
      found.push(
        finding('missing-number', 'warning', place(at), { missing: one.missing, kind: at.found.kind }),
      );
    else found.push(finding('duplicate-number', 'warning', place(at), { number: one.number }));
  }
  for (const one of placed) {
    if (one.stated || one.number === null) continue;
    found.push(
      finding('lost-number', 'warning', one, {
        number: one.number,
        suggestion: { start: one.start, end: one.start, text: `${one.number}.` },
      }),
    );
  }
  return found;
}

/** A text whose last paragraph breaks off in mid-sentence. */
function truncation(text: string, prose: readonly Line[], placed: readonly Placed[]): TextFinding[] {
  const last = prose.at(-1);
  if (!last || prose.length < 3) return [];
  const isHeading = placed.some((one) => one.found.to >= last.end && one.found.from <= last.start);
  const closed = /[。！？!?.…”’」』）)》】:：;；*|_~]$|^[\d\s年月日.\-—/]+$/u.test(last.text);
  if (isHeading || closed || last.text.length < 24) return [];
  return [
    finding(
      'truncated',
      'error',
      { start: Math.max(last.start, last.end - 12), end: last.end },
      { tail: text.slice(last.end - 12, last.end) },
    ),
  ];
}

/** A table with its eId, the heading it stands under, and the line before it as its caption. */
function toTable(
  one: { readonly start: number; readonly end: number; readonly rows: Table['rows'] },
  at: number,
  read: readonly Sentence[],
  body: readonly Line[],
): Table {
  const first = firstEnding(read, one.start);
  const before = body[lineFrom(body, one.start) - 1];
  const caption = before && before.text.length <= 60 && !/[。；]$/.test(before.text) ? span(before) : null;
  return {
    eId: `table_${at + 1}`,
    article: first?.article ?? null,
    caption,
    start: one.start,
    end: one.end,
    rows: one.rows,
  };
}

/** The first sentence that ends behind a place, by bisection. */
function firstEnding(read: readonly Sentence[], place: number): Sentence | undefined {
  let low = 0;
  let high = read.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (read[middle]!.end <= place) low = middle + 1;
    else high = middle;
  }
  return read[low];
}
