import type { Cell } from './cell.ts';
import { type Column, columnOf, settle } from './column.ts';

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
  const known = new Map<Cell, ReturnType<typeof columnOf>>();
  /** What a line says as a cell of a head, each read once. */
  const cell = (line: Cell): ReturnType<typeof columnOf> => {
    const read = known.get(line);
    if (read !== undefined) return read;
    const made = columnOf(line.text);
    known.set(line, made);
    return made;
  };
  let from = 0;
  while (from < anchors.length) {
    const head = headBefore(lines, anchors[from]!, cell);
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
function headBefore(
  lines: readonly Cell[],
  anchor: number,
  cell: (line: Cell) => ReturnType<typeof columnOf>,
): { columns: Column[] } | null {
  const near = lines.slice(Math.max(0, anchor - HEAD_LINES - 8), anchor);
  if (!near.some((l) => NAME.test(l.text))) return null;
  for (let end = anchor; end > Math.max(0, anchor - 8); end -= 1) {
    const head: ReturnType<typeof columnOf>[] = [];
    for (let start = end - 1; start >= Math.max(0, end - HEAD_LINES); start -= 1) {
      const own = cell(lines[start]!);
      // Beyond a line that is no cell of a head none begins.
      if (own === null) break;
      head.unshift(own);
      if (head.length < 2) continue;
      const cells = settle(head)?.filter((c) => c.holds !== 'category');
      const kind = cells?.findIndex((c) => c.holds === 'kind') ?? -1;
      // A category may stand between the head and the first row.
      if (cells === undefined || kind < 0 || (end !== anchor - kind && end !== anchor - kind - 1)) continue;
      // One more line above that is also a head cell makes the head wider.
      const above = start === 0 ? null : cell(lines[start - 1]!);
      if (above === null || settle([above, ...head]) === null) return { columns: cells };
    }
  }
  return null;
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
