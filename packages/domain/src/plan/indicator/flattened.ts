import type { Cell } from './cell.ts';
import { type Column, columns } from './column.ts';

/** A table that lost its lines: one cell per paragraph. */
export interface Flattened {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

const ANCHOR = /^(?:约束|预期)性$/u;
const NAME = /^.{0,10}(?:指标|名称|项目).{0,10}$/u;
const HEAD_LINES = 16;
/** Rows further apart than a row and a category are two tables. */
const GAP = 3;

/**
 * Indicator tables flattened to one cell per paragraph, found by their cells 约束性 and 预期性.
 * For: indicators, in texts whose tables the reader could not keep.
 * @param text the whole text
 * @returns in text order; empty where fewer than two rows stand together
 */
export function flattened(text: string): Flattened[] {
  if (!/^[ \t\u3000]*(?:约束|预期)性[ \t\u3000]*$/mu.test(text)) return [];
  const lines = linesOf(text);
  const anchors = lines.flatMap((line, i) => (ANCHOR.test(line.text) ? [i] : []));
  const found: Flattened[] = [];
  let from = 0;
  while (from < anchors.length) {
    const head = headBefore(lines, anchors[from]!);
    if (head === null) {
      from += 1;
      continue;
    }
    const ahead = head.columns.findIndex((c) => c.holds === 'kind');
    const behind = head.columns.length - 1 - ahead;
    const rows: Cell[][] = [];
    let last = anchors[from]!;
    while (from < anchors.length && anchors[from]! - last <= head.columns.length + GAP) {
      last = anchors[from]!;
      rows.push(lines.slice(Math.max(0, last - ahead), last + behind + 1));
      from += 1;
    }
    if (rows.length > 1) found.push({ columns: head.columns, rows });
  }
  return found;
}

/** The head ends where the first row begins, that is as many cells before its 约束性 as the head itself says. */
function headBefore(lines: readonly Cell[], anchor: number): { columns: Column[] } | null {
  const near = lines.slice(Math.max(0, anchor - HEAD_LINES - 8), anchor);
  if (!near.some((l) => NAME.test(l.text))) return null;
  for (let end = anchor; end > Math.max(0, anchor - 8); end -= 1) {
    for (let start = end - 2; start >= Math.max(0, end - HEAD_LINES); start -= 1) {
      const found = columns(lines.slice(start, end).map((l) => l.text));
      if (found === null) {
        if (lines[start]!.text.length > 24) break;
        continue;
      }
      const cells = found.filter((c) => c.holds !== 'category');
      const kind = cells.findIndex((c) => c.holds === 'kind');
      // A category may stand between the head and the first row.
      if (
        kind >= 0 &&
        (end === anchor - kind || end === anchor - kind - 1) &&
        wider(lines, start, end) === null
      ) {
        return { columns: cells };
      }
    }
  }
  return null;
}

/** One more line above that is also a head cell makes the head wider. */
function wider(lines: readonly Cell[], start: number, end: number): Column[] | null {
  return start === 0 ? null : columns(lines.slice(start - 1, end).map((l) => l.text));
}

function linesOf(text: string): Cell[] {
  const lines: Cell[] = [];
  for (const match of text.matchAll(/[^\n]+/gu)) {
    const body = match[0].trim();
    if (body === '') continue;
    const start = match.index + match[0].indexOf(body);
    lines.push({ text: body.length > 200 ? body.slice(0, 200) : body, start, end: start + body.length });
  }
  return lines;
}
