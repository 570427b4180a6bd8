import type { Rows } from '@luodi/domain/document';

/** Cells longer than this are passages, not data: the file is a text in quotes. */
const CELL = 300;

/**
 * Where the cells of a comma-separated text stand, as one table; none where its cells hold passages or it has no
 * columns. The text itself stays as received.
 * Cost: linear.
 */
export async function tablesOfCsv(text: string): Promise<Rows[]> {
  const { parse } = await import('csv-parse/sync');
  const delimiter = delimiterOf(text);
  let records: readonly { readonly raw: string; readonly record: readonly string[] }[];
  try {
    records = parse(text, {
      raw: true,
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as never;
  } catch {
    return [];
  }
  const rows: { start: number; end: number }[][] = [];
  let at = 0;
  for (const { raw, record } of records) {
    const line = raw.replace(/^[\r\n]+|[\r\n]+$/g, '');
    if (record.some((cell) => cell.length > CELL || /\n/.test(cell))) return [];
    const start = text.indexOf(line, at);
    if (start < 0) return [];
    const cells = spans(line, delimiter).map((one) => ({ start: start + one.start, end: start + one.end }));
    if (cells.length !== record.length) return [];
    rows.push(cells);
    at = start + line.length;
  }
  if (rows.filter((cells) => cells.length >= 2).length < 2) return [];
  return [{ start: rows[0]![0]!.start, end: at, rows }];
}

/** The sign that most often parts the first line. */
export function delimiterOf(text: string): string {
  const head = /[^\r\n]*/.exec(text.trimStart())![0];
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** The cells of a line, without quotes and blanks around them. */
function spans(line: string, delimiter: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at <= line.length; at += 1) {
    if (line[at] === '"' && (quoted || line.slice(from, at).trim() === '')) quoted = !quoted;
    if (at < line.length && (quoted || line[at] !== delimiter)) continue;
    const raw = line.slice(from, at);
    const [, before, body] = /^(\s*"?)([\s\S]*?)"?\s*$/.exec(raw)!;
    const inner = before!.endsWith('"') ? body! : raw.trim();
    const start = from + (before!.endsWith('"') ? before!.length : raw.length - raw.trimStart().length);
    found.push({ start, end: start + inner.length });
    from = at + 1;
  }
  return found;
}
