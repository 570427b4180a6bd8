import { LuodiError } from '@luodi/domain';
import { FILE_LIMIT, megabytes } from '../limit.ts';
import { binaryFormat } from '../sniff.ts';
import type { Sheet } from './sheet.ts';

export type { Cell, Content, Sheet, SheetRow } from './sheet.ts';

/** A table of more rows is refused. */
export const ROWS_LIMIT = 200_000;

/**
 * The sheets of a table file: a workbook (.xlsx), a CSV in any encoding, or the tables of a DOCX. What the bytes are
 * decides, not what the file is called. Nothing is computed and nothing is run.
 * Cost: linear; a workbook is held whole.
 * For: whatever takes rows in from Excel — lists, updates, observations, the division of tasks.
 * @returns at least one sheet, with the line numbers that the program shows
 * @throws LuodiError `file-empty`, `file-large`, `file-binary`, `file-unsupported`, `file-encrypted`, `file-broken`,
 *   `file-bomb`
 */
export async function sheets(bytes: Uint8Array, name: string): Promise<Sheet[]> {
  if (bytes.length === 0) throw new LuodiError('file-empty', { name });
  if (bytes.length > FILE_LIMIT) throw new LuodiError('file-large', { name, limit: megabytes(FILE_LIMIT) });
  const all = await opened(bytes, name);
  if (all.every((sheet) => sheet.rows.length === 0)) throw new LuodiError('file-empty', { name });
  const longest = Math.max(...all.map((sheet) => sheet.rows.length));
  if (longest > ROWS_LIMIT) throw new LuodiError('sheet-long', { name, rows: longest, limit: ROWS_LIMIT });
  return all;
}

async function opened(bytes: Uint8Array, name: string): Promise<Sheet[]> {
  const binary = binaryFormat(bytes);
  if (binary === 'encrypted') throw new LuodiError('file-encrypted', { name });
  if (binary === 'zip') {
    // The names of an archive's parts stand in it as they are.
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('word/document')
      ? (await import('./paper.ts')).sheetsOfPaper(bytes, name)
      : (await import('./workbook.ts')).sheetsOfWorkbook(bytes, name);
  }
  if (binary === 'pdf') throw new LuodiError('file-unsupported', { name, format: 'PDF' });
  if (binary !== null) throw new LuodiError('file-unsupported', { name, format: binary.other });
  return [await (await import('./separated.ts')).sheetOfSeparated(bytes, name)];
}
