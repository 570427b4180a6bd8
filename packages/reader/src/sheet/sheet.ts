/** What a cell holds. A formula is told from the value it last gave. */
export type Content = 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error';

/** A cell of a sheet, as a person reads it and as it is kept. */
export interface Cell {
  readonly content: Content;
  /** What stands there, trimmed; a date as `2026-03-31`, a share as `45%`. */
  readonly text: string;
  /** Of a number. */
  readonly value: number | null;
  /** Shows what another cell holds that it is merged with. */
  readonly merged?: true;
}

/** A row with the number its program shows beside it, from 1. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** A sheet of a workbook, a CSV, or a table of a DOCX, without its empty rows. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

/** The cell that holds nothing. */
export const EMPTY: Cell = Object.freeze({ content: 'empty', text: '', value: null });

/**
 * A cell of plain text; digits alone are read as a number where nothing is lost by it.
 * @example cellOf(' 3.5 ').value // → 3.5
 * @example cellOf('007').content // → 'text'
 */
export function cellOf(said: string): Cell {
  const text = said.trim();
  if (text === '') return EMPTY;
  const isNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text);
  return isNumber ? { content: 'number', text, value: Number(text) } : { content: 'text', text, value: null };
}

/** Rows by their cells, those that hold nothing left out. */
export const rowsOf = (all: Iterable<readonly [line: number, cells: readonly Cell[]]>): SheetRow[] =>
  [...all]
    .filter(([, cells]) => cells.some((cell) => cell.content !== 'empty'))
    .map(([line, cells]) => ({ line, cells }));
