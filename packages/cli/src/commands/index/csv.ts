import { readFileSync } from 'node:fs';
import { LuodiError } from '@luodi/domain';
import { invalid } from '@luodi/domain/index';
import { CsvError, parse } from 'csv-parse/sync';

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or GB18030, in which Chinese spreadsheets are often saved.
 * @throws LuodiError where it is not there or cannot be read
 */
export function textOf(path: string): string {
  const bytes = opened(path, () => readFileSync(path));
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  if (mark) return new TextDecoder(mark).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Does something to a file; a refusal of the system is one of ours, with its reason. */
export function opened<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new LuodiError('file-missing', { name: path });
    throw new LuodiError('file-unreadable', { name: path, reason: code ?? (error as Error).message });
  }
}

/** A CSV file: the names of its columns, and the cells of each row in their order. */
export interface Cells {
  readonly columns: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/**
 * The cells of a CSV file; byte order mark, CRLF, quotes and blank lines are seen to.
 * @throws LuodiError where it is not there, has no header, a column twice or a row of another length
 */
export function cellsOf(path: string): Cells {
  const text = textOf(path);
  const [columns, ...lines] = text.includes('"') ? quoted(text, path) : plain(text, path);
  if (!columns || columns.length === 0) throw invalid(`${path}：没有表头`, `${path}: no header`);
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
  if (twice) throw invalid(`${path}：列 ${twice} 出现了两次`, `${path}: the column ${twice} stands twice`);
  return { columns, lines };
}

const quoted = (text: string, path: string): string[][] => {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw invalid(
      `${path} 第 ${error.lines} 行不合 CSV 格式：${FLAWS[error.code] ?? error.code}`,
      `${path}: ${error.message}`,
    );
  }
};

/** What csv-parse finds wrong, in Chinese. */
const FLAWS: Readonly<Record<string, string>> = {
  CSV_INVALID_CLOSING_QUOTE: '后引号之后还有字符',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: '后引号之后还有字符',
  CSV_QUOTE_NOT_CLOSED: '引号没有闭合',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: '格数与表头不同',
  INVALID_OPENING_QUOTE: '引号不在格的开头',
};

/** Without quotes every comma and every line end is one: large files are read so in a fraction of the time. */
function plain(text: string, path: string): string[][] {
  const lines: string[][] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(',');
    for (let k = 0; k < cells.length; k += 1) cells[k] = cells[k]!.trim();
    const width = lines[0]?.length ?? cells.length;
    if (cells.length !== width)
      throw invalid(
        `${path} 第 ${at + 1} 行有 ${cells.length} 格，表头有 ${width} 格`,
        `${path}: line ${at + 1} has ${cells.length} cells, the header has ${width}`,
      );
    lines.push(cells);
  }
  return lines;
}

/** The rows of a small CSV file by column name. */
export function rows(path: string): {
  readonly columns: readonly string[];
  readonly rows: Record<string, string>[];
} {
  const { columns, lines } = cellsOf(path);
  return {
    columns,
    rows: lines.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']))),
  };
}

/** Cells as CSV; numbers with the fewest digits that read back to the same double, a missing one blank. */
export const csv = (
  head: readonly string[],
  body: readonly (readonly (string | number | null)[])[],
): string => `${[head, ...body].map((line) => line.map(cell).join(',')).join('\n')}\n`;

const cell = (value: string | number | null): string => {
  if (value === null || value !== value) return '';
  const text = String(value);
  if (typeof value === 'number') return text;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
