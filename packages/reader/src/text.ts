import { LuodiError } from '@luodi/domain';
import type { Rows, TextFinding } from '@luodi/domain/document';
import { decode } from './decode.ts';
import { TEXT_LIMIT } from './limit.ts';
import { repaired } from './radical.ts';
import { binaryFormat, type Format, textFormat } from './sniff.ts';

/** The text that bytes hold. */
export interface Extracted {
  readonly text: string;
  readonly format: Format;
  /** Null for formats that carry their own. */
  readonly encoding: string | null;
  /** Tables that the format states. */
  readonly tables: readonly Rows[];
  /** What was repaired on the way. */
  readonly findings: readonly TextFinding[];
}

/**
 * Bytes to text: as received for text, Markdown and CSV, extracted for PDF, DOCX, HTML and pages in a dump. What the
 * bytes are decides, not what the file is called. Every library is loaded when a file needs it.
 * @throws LuodiError see `read`
 */
export async function extracted(bytes: Uint8Array, name: string, encoding?: string): Promise<Extracted> {
  if (bytes.length === 0) throw new LuodiError('file-empty', { name });
  const found = await textOf(bytes, name, encoding);
  if (found.text.trim() === '') throw new LuodiError('file-empty', { name });
  if (found.text.length > TEXT_LIMIT) {
    throw new LuodiError('text-long', { name, length: found.text.length, limit: TEXT_LIMIT });
  }
  return found.format === 'csv'
    ? { ...found, tables: await (await import('./csv.ts')).tablesOfCsv(found.text) }
    : found;
}

async function textOf(bytes: Uint8Array, name: string, encoding: string | undefined): Promise<Extracted> {
  const none = { encoding: null, tables: [], findings: [] };
  const binary = binaryFormat(bytes);
  if (binary === 'pdf') {
    const { textOfPdf } = await import('./pdf.ts');
    const { text: printed, frames } = await textOfPdf(bytes, name);
    const { text, count, first } = repaired(printed);
    return {
      ...none,
      text,
      format: 'pdf',
      findings: [...(frames > 0 ? [framed(frames)] : []), ...(count > 0 ? [radicals(first, count)] : [])],
    };
  }
  if (binary === 'zip') {
    const { textOfDocx } = await import('./docx.ts');
    return { ...none, text: await textOfDocx(bytes, name), format: 'docx' };
  }
  if (binary === 'encrypted') throw new LuodiError('file-encrypted', { name });
  if (binary !== null) throw new LuodiError('file-unsupported', { name, format: binary.other });
  const { text, encoding: own } = await decode(bytes, name, encoding);
  const format = textFormat(text, name);
  const coded = { ...none, format, encoding: own };
  if (format === 'html') return { ...coded, text: await (await import('./html.ts')).textOfHtml(text, name) };
  if (format === 'sql') return { ...coded, text: await (await import('./sql.ts')).textOfSql(text, name) };
  return { ...coded, text };
}

/** One finding for all of them, at the beginning: they are not in the text. */
const framed = (count: number): TextFinding => ({
  code: 'boilerplate',
  severity: 'info',
  at: { start: 0, end: 1 },
  detail: { what: `页眉、页脚和页码，已略去 ${count} 行 / running heads and page numbers, left out`, count },
});

const radicals = (first: number, count: number): TextFinding => ({
  code: 'encoding',
  severity: 'info',
  at: { start: first, end: first + 1 },
  detail: { what: '部首代替汉字，已还原 / radicals in place of hanzi, repaired', count },
});
