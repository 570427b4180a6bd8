import type { EntryRow } from '@luodi/contract';
import { type Finding, LuodiError } from '@luodi/domain';
import type { Cell, Sheet, SheetRow } from '@luodi/reader';
import type { Owed } from '@luodi/store';
import type { LineCode } from '../present/finding.ts';
import { COLUMNS, type Column, HEADS, MARK, officialOf } from './columns.ts';

/** Where in a sheet something is odd. */
export interface Place {
  readonly line: number;
  /** From 1; null is the whole line. */
  readonly column: number | null;
}

/** A line of a sheet that says something. */
export interface Line {
  readonly place: Place;
  readonly item: Owed;
  readonly row: EntryRow;
}

/** What stands in a filled sheet. */
export interface Taken {
  readonly lines: readonly Line[];
  /** Lines that say nothing new. */
  readonly untouched: number;
  readonly findings: readonly Finding<LineCode, Place>[];
  readonly columns: ReadonlyMap<Column, number>;
}

/** A body has no more items than this; a sheet of more lines is somebody else's. */
export const LINES_LIMIT = 5000;

/**
 * The sheet of ours among those of a file, with the period and the body it says it is of.
 * @throws LuodiError `book-foreign`, `sheet-long`
 */
export function ownSheet(
  all: readonly Sheet[],
  name: string,
): { readonly sheet: Sheet; readonly period: string; readonly body: string } {
  for (const sheet of all) {
    const mark = MARK.exec(sheet.rows[0]?.cells.map((cell) => cell.text).join(' ') ?? '');
    if (!mark) continue;
    if (sheet.rows.length > LINES_LIMIT)
      throw new LuodiError('sheet-long', { name, rows: sheet.rows.length, limit: LINES_LIMIT });
    return { sheet, period: mark[1]!, body: mark[2]! };
  }
  throw new LuodiError('book-foreign', { name, sheets: all.map((sheet) => sheet.name).join('、') });
}

/**
 * Reads the lines of a filled sheet; what cannot be read is a finding of its line, and the others go on.
 * @throws LuodiError `book-foreign` when a column is missing
 */
export function takeSheet(sheet: Sheet, owed: readonly Owed[], submit: boolean, name: string): Taken {
  const columns = columnsOf(sheet, name);
  const byNumber = new Map(owed.map((one) => [one.number, one]));
  const seen = new Map<number, number>();
  const findings: Finding<LineCode, Place>[] = [];
  const lines: Line[] = [];
  let untouched = 0;
  for (const row of sheet.rows.slice(2)) {
    const cell = (column: Column): Cell => row.cells[columns.get(column)! - 1] ?? BLANK;
    const say = (code: LineCode, column: Column | null, detail: Finding['detail'] = {}): void => {
      const at = { line: row.line, column: column && columns.get(column)! };
      findings.push({ code, severity: 'error', at, detail });
    };
    const said = cell('number').text;
    const number = Number(said);
    const item = said === '' ? undefined : byNumber.get(number);
    if (!item) {
      say('row-unknown', 'number', { number: said });
      continue;
    }
    const first = seen.get(number);
    if (first !== undefined) {
      say('row-double', 'number', { number, first });
      continue;
    }
    seen.set(number, row.line);
    const read = entryOf(cell, item, say);
    if (read === null) continue;
    if (isUntouched(read, item)) {
      untouched += 1;
      continue;
    }
    const version = Number(cell('version').text);
    lines.push({
      place: { line: row.line, column: null },
      item,
      row: {
        item: item.item,
        version: Number.isInteger(version) && version >= 0 ? version : 0,
        submit,
        ...read,
      },
    });
  }
  return { lines, untouched, findings, columns };
}

const BLANK: Cell = { content: 'empty', text: '', value: null };

type Read = Pick<EntryRow, 'progress' | 'text' | 'official'>;
type Say = (code: LineCode, column: Column | null, detail?: Finding['detail']) => void;

/** What the three open cells say; null when one of them cannot be read, and why is said. */
function entryOf(cell: (column: Column) => Cell, item: Owed, say: Say): Read | null {
  let whole = true;
  const wrong: Say = (...given) => {
    whole = false;
    say(...given);
  };
  for (const column of ['progress', 'official', 'text'] as const) {
    const { content, text } = cell(column);
    if (content === 'formula') wrong('formula', column);
    if (content === 'error') wrong('cell-error', column, { text });
  }
  if (!whole) return null;
  const progress = progressOf(cell('progress'), wrong);
  const status = cell('official').text;
  const official = status === '' ? null : officialOf(status);
  if (status !== '' && official === null) wrong('status-unknown', 'official', { text: status });
  const kept = item.now?.official ?? null;
  // The status is prefilled: what was only left standing says nothing.
  const stated = official === item.official && kept === null ? null : official;
  return whole ? { progress, official: stated, text: cell('text').text } : null;
}

function progressOf({ content, text, value }: Cell, wrong: Say): number | null {
  if (content === 'empty') return null;
  if (content === 'date') {
    wrong('number-date', 'progress', { text });
    return null;
  }
  const typed = /^(\d+(?:\.\d+)?)\s*[%％]?$/.exec(text)?.[1];
  // “45%” typed into a cell is kept as 0.45 and shown in per cent: it is what is shown.
  const asNumber = content === 'number' && !text.endsWith('%');
  const progress = asNumber ? value : typed === undefined ? null : Number(typed);
  if (progress === null) wrong('number-text', 'progress', { text: text.slice(0, 40) });
  else if (isSerial(progress)) wrong('number-date', 'progress', { text: dayOf(progress) });
  else if (!(progress >= 0 && progress <= 100)) wrong('progress-range', 'progress', { progress });
  return progress;
}

/** True of a number that is a day of this or the last century: a date whose cell shows numbers. */
const isSerial = (value: number): boolean => Number.isInteger(value) && value > 20_000 && value < 75_000;

/** The day of a workbook's serial number, counted from 1899-12-30. */
const dayOf = (serial: number): string =>
  new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);

/** True when a line is as it was downloaded: nothing written, and the figure that was prefilled. */
const isUntouched = (read: Read, { now, last }: Owed): boolean =>
  now === null &&
  read.text === '' &&
  read.official === null &&
  (read.progress === null || read.progress === (last?.progress ?? null));

function columnsOf(sheet: Sheet, name: string): ReadonlyMap<Column, number> {
  const heads: SheetRow | undefined = sheet.rows[1];
  const found = new Map<Column, number>();
  for (const column of COLUMNS) {
    const at = heads?.cells.findIndex(({ text }) => Object.values(HEADS[column]).includes(text)) ?? -1;
    if (at >= 0) found.set(column, at + 1);
  }
  const missing = (['number', 'progress', 'official', 'text', 'version'] as const).find(
    (column) => !found.has(column),
  );
  if (missing) throw new LuodiError('book-foreign', { name, sheets: HEADS[missing].zh });
  return found;
}
