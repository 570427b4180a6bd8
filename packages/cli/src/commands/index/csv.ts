import { readFileSync } from 'node:fs';
import { LuodiError } from '@luodi/domain';
import { parse } from 'csv-parse/sync';

/** The rows of a CSV file by column name; byte order mark, CRLF and quotes are seen to. */
export function rows(path: string): { readonly columns: string[]; readonly rows: Record<string, string>[] } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new LuodiError('file-missing', { name: path });
  }
  try {
    const [columns, ...body] = parse(text, { bom: true, skip_empty_lines: true, trim: true }) as string[][];
    if (!columns || columns.length === 0) throw new Error('no header');
    const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at);
    if (twice) throw new Error(`the column ${twice} stands twice`);
    return {
      columns,
      rows: body.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? '']))),
    };
  } catch (error) {
    throw new LuodiError('framework-invalid', { reason: `${path}: ${(error as Error).message}` });
  }
}

/** Cells as CSV; numbers with the fewest digits that read back to the same double, a missing one blank. */
export const csv = (
  head: readonly string[],
  body: readonly (readonly (string | number | null)[])[],
): string => `${[head, ...body].map((line) => line.map(cell).join(',')).join('\n')}\n`;

const cell = (value: string | number | null): string => {
  if (value === null || value !== value) return '';
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
