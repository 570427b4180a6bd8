import type { Span } from '../span.ts';
import type { Line } from './line.ts';

/** Rows of cells with the lines they stand in. */
export interface Rows extends Span {
  readonly rows: readonly (readonly Span[])[];
}

/** Tables kept as tables: lines of cells parted by bars or tabs, two or more with the same number. Cost: linear. */
export function tables(all: readonly Line[]): Rows[] {
  const found: Rows[] = [];
  let open: Line[] = [];
  const close = () => {
    const rows = open.filter((line) => !/^\|?[\s:|-]+\|?$/.test(line.text)).map(cells);
    if (open.length >= 2 && rows.length >= 2) {
      found.push({ start: open[0]!.start, end: open.at(-1)!.end, rows });
    }
    open = [];
  };
  for (const line of all) {
    const style = styleOf(line.text);
    if (style !== null && (open.length === 0 || styleOf(open[0]!.text) === style)) open.push(line);
    else {
      close();
      if (style !== null) open.push(line);
    }
  }
  close();
  return found;
}

const styleOf = (line: string): string | null =>
  /^(?:>\s*)?\|.*\|/.test(line) ? '|' : line.includes('\t') ? '\t' : null;

function cells(line: Line): Span[] {
  const sign = styleOf(line.text)!;
  const result: Span[] = [];
  let at = sign === '|' ? line.text.indexOf('|') + 1 : 0;
  const end = sign === '|' && line.text.endsWith('|') ? line.text.length - 1 : line.text.length;
  while (at <= end) {
    let next = line.text.indexOf(sign, at);
    if (next < 0 || next > end) next = end;
    const raw = line.text.slice(at, next);
    const left = raw.length - raw.trimStart().length;
    const words = raw.trim();
    result.push({ start: line.start + at + left, end: line.start + at + left + words.length });
    at = next + 1;
  }
  return result;
}
