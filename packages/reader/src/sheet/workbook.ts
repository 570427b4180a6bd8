import { LuodiError } from '@luodi/domain';
import type { CellValue, Row } from 'exceljs';
import { measure, reasonOf } from '../archive.ts';
import { type Cell, cellOf, EMPTY, rowsOf, type Sheet } from './sheet.ts';

/** Largest that the sheets of a workbook may inflate to, bytes: some 100,000 rows of a dozen cells. */
const SHEETS_LIMIT = 128 * 1024 * 1024;
/** The part that makes an archive a workbook. */
const WORKBOOK = /^xl\/workbook\.xml$/;

/**
 * The visible sheets of a workbook, by exceljs. Macros are refused, formulas told from values.
 * @throws LuodiError `file-broken`, `file-bomb`, `file-unsupported`, `file-encrypted`
 */
export async function sheetsOfWorkbook(bytes: Uint8Array, name: string): Promise<Sheet[]> {
  const parts = await measure(bytes, name, WORKBOOK, { limit: SHEETS_LIMIT });
  if (parts.some((part) => /vbaProject\.bin$/i.test(part)))
    throw new LuodiError('file-unsupported', { name, format: 'Excel .xlsm' });
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  try {
    // exceljs declares a Buffer of its own that Node's does not match.
    await book.xlsx.load(
      Buffer.from(bytes) as never,
      {
        ignoreNodes: ['conditionalFormatting', 'dataValidations', 'hyperlinks', 'drawing', 'picture'],
      } as never,
    );
  } catch (error) {
    throw new LuodiError('file-broken', { name, reason: reasonOf(error) });
  }
  return book.worksheets
    .filter((sheet) => sheet.state === 'visible')
    .map((sheet) => {
      const rows: [number, Cell[]][] = [];
      sheet.eachRow((row, line) => {
        rows.push([line, cellsOf(row)]);
      });
      return { name: sheet.name, rows: rowsOf(rows) };
    });
}

const cellsOf = (row: Row): Cell[] =>
  Array.from({ length: row.cellCount }, (_, at) => {
    const cell = row.getCell(at + 1);
    const said = shared(read(cell.value), cell.numFmt);
    return cell.isMerged && cell.master !== cell && said.content !== 'empty'
      ? { ...said, merged: true }
      : said;
  });

/** A number that is shown in per cent, as it is shown: 0.45 is 45%. */
const shared = (said: Cell, format: string | undefined): Cell =>
  said.value !== null && format?.includes('%')
    ? { ...said, text: `${Number((said.value * 100).toPrecision(12))}%` }
    : said;

function read(value: CellValue): Cell {
  if (value === null || value === undefined) return EMPTY;
  if (typeof value === 'string') return { ...cellOf(value), ...plain(value) };
  if (typeof value === 'number') return { content: 'number', text: String(value), value };
  if (typeof value === 'boolean') return { content: 'boolean', text: String(value), value: null };
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? { content: 'error', text: '#VALUE!', value: null }
      : { content: 'date', text: value.toISOString().slice(0, 10), value: null };
  }
  if ('formula' in value || 'sharedFormula' in value) {
    const result = read((value.result ?? null) as CellValue);
    return result.content === 'error' ? result : { ...result, content: 'formula' };
  }
  if ('error' in value) return { content: 'error', text: String(value.error), value: null };
  if ('richText' in value) return read(value.richText.map((part) => part.text).join(''));
  if ('text' in value) return read(value.text as CellValue);
  return EMPTY;
}

/** Digits that were typed as text stay text: a code, a date, a number with a blank. */
const plain = (said: string): Partial<Cell> => (said.trim() === '' ? {} : { content: 'text', value: null });
