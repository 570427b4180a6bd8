import { type Line, textsOf } from './line.ts';

/** A page: its lines in reading order, and where it begins and ends. */
export interface Page {
  readonly lines: readonly Line[];
  readonly top: number;
  readonly bottom: number;
}

/** Share of a page at its head and foot in which what stands on every page stands. */
const EDGE = 0.12;
/** Share of pages on which a line stands that is no part of the text; left and right pages have their own. */
const OFTEN = 0.3;
/** How far apart lines of a column may begin, and lines of a paragraph follow, in units of the font's size. */
const INDENT = 3.2;
const LEADING = 2.6;
/** So many lines before and behind tell the width of a column. */
const AROUND = 10;

const NUMBER = /^[-—–·.\s]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/／共]\s*(?:共\s*)?\d{1,4}\s*页?)?)[-—–·.\s]*$/;
/** What a clause begins with. */
const MARK =
  /^(?:第[一二三四五六七八九十百\d]+[篇章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,3}[.．、])/;

interface Row extends Line {
  readonly text: string;
  readonly page: number;
}

/**
 * The text of pages: lines that a page broke are put together again, over the end of a column or page too, and what
 * stands at the head or foot of page after page is left out.
 * @param scanned pages without words are pictures
 * @returns the text, and how many such lines were left out
 */
export function flow(
  pages: readonly Page[],
  scanned = false,
): { readonly text: string; readonly frames: number } {
  const rows = pages.map(({ lines }, page) => {
    const texts = textsOf(lines);
    return lines.map((line, at): Row => ({ ...line, text: texts[at]!, page }));
  });
  const framed = framesOf(rows, pages);
  const body = rows.map((some) => some.filter((row) => !framed.has(row)));
  const columns = body.map((some) => some.map((_, at) => columnOf(some, at)));
  const paragraphs: string[] = [];
  let last: { readonly row: Row; readonly right: number } | null = null;
  for (const [page, some] of body.entries()) {
    if (scanned && rows[page]!.length === 0) paragraphs.push(`![第 ${page + 1} 页 · page ${page + 1}](page)`);
    for (const [at, row] of some.entries()) {
      const column = columns[page]![at]!;
      if (last !== null && goesOn(last.row, last.right, row, column.left)) {
        const before = paragraphs.pop()!;
        paragraphs.push(`${before}${/[\w,.]$/.test(before) && /^\w/.test(row.text) ? ' ' : ''}${row.text}`);
      } else paragraphs.push(row.text);
      last = { row, right: column.right };
    }
  }
  return { text: paragraphs.join('\n'), frames: framed.size };
}

/** Whether a line goes on with the paragraph of the one before it. */
function goesOn(before: Row, right: number, row: Row, left: number): boolean {
  const { size } = before;
  if (before.text.includes('\t') || row.text.includes('\t')) return false;
  if (Math.abs(row.size - size) > 0.1 * size || before.right < right - 1.7 * size) return false;
  if (row.left > left + 0.8 * size) return false;
  const ends = /[。！？；：!?;:]["”’）)]*$/.test(before.text);
  if (ends && MARK.test(row.text)) return false;
  const down = before.y - row.y;
  return row.page === before.page && down > 0 ? down < LEADING * size : !ends;
}

/** Where the column of a line begins and ends: by the lines of its font around it that begin near it. */
function columnOf(rows: readonly Row[], at: number): { readonly left: number; readonly right: number } {
  const row = rows[at]!;
  let { left, right } = row;
  for (const one of rows.slice(Math.max(0, at - AROUND), at + AROUND + 1)) {
    if (one.text.includes('\t') || Math.abs(one.size - row.size) > 0.1 * row.size) continue;
    if (Math.abs(one.left - row.left) > INDENT * row.size) continue;
    left = Math.min(left, one.left);
    right = Math.max(right, one.right);
  }
  return { left, right };
}

/** Lines at the head and foot that are page numbers or stand on page after page, their figures apart. */
function framesOf(rows: readonly (readonly Row[])[], pages: readonly Page[]): ReadonlySet<Row> {
  const key = (row: Row) => row.text.replace(/\d+/g, '#').replace(/\s+/g, '');
  const edges = rows.map((some, page) => {
    const { top, bottom } = pages[page]!;
    const high = (top - bottom) * EDGE;
    return some.filter((row) => row.y > top - high || row.y < bottom + high);
  });
  const counts = new Map<string, number>();
  for (const some of edges)
    for (const one of new Set(some.map(key))) counts.set(one, (counts.get(one) ?? 0) + 1);
  const often = Math.max(2, rows.length * OFTEN);
  return new Set(
    edges
      .flat()
      .filter(
        (row) =>
          (NUMBER.test(row.text) && isOutermost(row, rows[row.page]!)) ||
          (row.text.length <= 60 && counts.get(key(row))! >= often),
      ),
  );
}

const isOutermost = (row: Row, all: readonly Row[]): boolean =>
  all.every((one) => one.y <= row.y) || all.every((one) => one.y >= row.y);
