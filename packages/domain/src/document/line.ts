import type { Span } from '../span.ts';

/** A line of the text that is not blank, without the white space around it. */
export interface Line extends Span {
  readonly text: string;
}

/** The lines that hold something, in order. Cost: linear. */
export function lines(text: string): Line[] {
  const result: Line[] = [];
  for (const match of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const body = match[0].trim();
    if (body === '') continue;
    const start = match.index + match[0].indexOf(body);
    result.push({ start, end: start + body.length, text: body });
  }
  return result;
}

/** The lines that begin at or behind `from` and before `to`, by bisection. */
export function linesWithin(all: readonly Line[], from: number, to: number): readonly Line[] {
  return all.slice(lineFrom(all, from), lineFrom(all, to));
}

/** The index of the first line that begins at or behind a place. */
export function lineFrom(all: readonly Line[], place: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How a line that continues on the next one ends: not with what closes a sentence, a heading or a cell. */
const OPEN_END = /[\p{Script=Han}\p{L}\p{N}，,、“‘（(《]$/u;

/**
 * Joins lines that were broken at a fixed width, as the text of a PDF is: where most full lines break in
 * mid-sentence at nearly the same length. A line that starts with a mark of its own starts a paragraph.
 * @param starts says whether a line begins something of its own (a number, a heading, a table row)
 */
export function paragraphs(text: string, starts: (line: Line) => boolean): Line[] {
  const all = lines(text);
  const width = brokenWidth(all);
  if (width === null) return all;
  const joined: Line[] = [];
  let open = false;
  for (const line of all) {
    const last = joined.at(-1);
    if (open && last && !starts(line)) {
      joined[joined.length - 1] = {
        start: last.start,
        end: line.end,
        text: text.slice(last.start, line.end),
      };
    } else joined.push(line);
    open = line.text.length >= width * 0.85 && OPEN_END.test(line.text);
  }
  return joined;
}

/** The width at which the lines were broken; null where they were not. */
function brokenWidth(all: readonly Line[]): number | null {
  const long = all.filter((line) => line.text.length >= 16).map((line) => line.text.length);
  if (long.length < 12) return null;
  const sorted = [...long].sort((a, b) => a - b);
  const width = sorted[Math.floor(sorted.length * 0.9)]!;
  const full = all.filter((line) => line.text.length >= width * 0.85 && line.text.length <= width * 1.15);
  const broken = full.filter((line) => OPEN_END.test(line.text));
  return width < 120 && full.length >= 0.5 * long.length && broken.length >= 0.6 * full.length ? width : null;
}
