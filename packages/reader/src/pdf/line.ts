/** A stretch of text as pdf.js gives it. */
export interface Item {
  readonly str?: string;
  readonly hasEOL?: boolean;
  readonly width?: number;
  readonly transform?: readonly number[];
}

/** A line of a page, with the place of each of its pieces; the origin is below on the left, in points. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Of the font. */
  readonly size: number;
}

interface Piece {
  /** With the blanks in front of it. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A gap in a line wider than this parts two cells, in units of the font's size. */
const GAP = 2.2;
/** One wider than this does in a row of a table, where the row above or below has one at its place. */
const NARROW = 0.6;

/** The lines of a page in the order in which it writes them; pieces of one height that follow each other are one. */
export function linesOf(items: readonly Item[]): Line[] {
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let blank = '';
  let y = 0;
  let size = 0;
  const close = () => {
    if (pieces.length > 0) {
      const line = { pieces, left: pieces[0]!.left, right: pieces.at(-1)!.right, y, size };
      const last = lines.at(-1);
      if (last && Math.abs(last.y - y) < 0.3 * size && line.left > last.right)
        lines[lines.length - 1] = { ...last, pieces: [...last.pieces, ...pieces], right: line.right };
      else lines.push(line);
    }
    pieces = [];
    blank = '';
  };
  for (const { str = '', hasEOL, width = 0, transform = [] } of items) {
    if (str.trim() === '') blank += str;
    else {
      const left = transform[4] ?? 0;
      if (pieces.length === 0) {
        y = transform[5] ?? 0;
        size = Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || 1;
        blank = '';
      }
      pieces.push({ text: blank + str, left, right: left + width });
      blank = '';
    }
    if (hasEOL) close();
  }
  close();
  return lines;
}

/** The words of each line, cells parted by a tab. */
export function textsOf(lines: readonly Line[]): string[] {
  const wide = lines.map((line) => gapsOf(line, GAP));
  return lines.map((line, at) => {
    const parted = new Set(wide[at]!.map((gap) => gap.before));
    if (parted.size > 0) {
      const near = [...(wide[at - 1] ?? []), ...(wide[at + 1] ?? [])];
      for (const gap of gapsOf(line, NARROW))
        if (near.some((one) => one.from < gap.to && one.to > gap.from)) parted.add(gap.before);
    }
    return line.pieces
      .map((piece, next) => (parted.has(next) ? `\t${piece.text.trimStart()}` : piece.text))
      .join('')
      .trim();
  });
}

function gapsOf({ pieces, size }: Line, least: number): { before: number; from: number; to: number }[] {
  return pieces.flatMap(({ left }, at) => {
    const from = pieces[at - 1]?.right;
    return from !== undefined && left - from > least * size ? [{ before: at, from, to: left }] : [];
  });
}
