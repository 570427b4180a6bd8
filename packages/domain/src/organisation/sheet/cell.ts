import type { Column, SheetCell } from './column.ts';

/** What a cell says for its column, or why it says nothing that can be used. References are still words here. */
export type Said =
  | { readonly value: string | boolean | null | readonly string[] }
  | { readonly wrong: 'formula' | 'cell-error' | 'day-unreadable' | 'word-unknown' | 'text-long' };

/** Longest text of a cell. */
const LONGEST = 2000;

/**
 * Reads a cell for its column.
 * @example readCell({ field: 'validFrom', zh: '起始日', en: 'From', holds: 'day' }, '2026年1月5日') // → { value: '2026-01-05' }
 */
export function readCell(column: Column, cell: SheetCell): Said {
  if (cell !== null && typeof cell === 'object')
    return { wrong: cell.odd === 'formula' ? 'formula' : 'cell-error' };
  const text = (cell ?? '').trim();
  if (text.length > LONGEST) return { wrong: 'text-long' };
  switch (column.holds) {
    case 'text':
      return { value: text };
    case 'day': {
      if (text === '') return { value: null };
      const day = dayOf(text);
      return day === null ? { wrong: 'day-unreadable' } : { value: day };
    }
    case 'word': {
      if (text === '') return { value: null };
      const found = Object.entries(column.words ?? {}).find(([word, said]) =>
        [word, ...said].some((one) => one.toLowerCase() === text.toLowerCase()),
      );
      return found ? { value: found[0] } : { wrong: 'word-unknown' };
    }
    case 'flag': {
      if (/^(是|代理|副职|yes|true|1|y)$/i.test(text)) return { value: true };
      return /^(否|no|false|0|n|)$/i.test(text) ? { value: false } : { wrong: 'word-unknown' };
    }
    case 'reference':
      return { value: text === '' ? null : text };
    case 'references':
      return {
        value:
          text === ''
            ? null
            : text
                .split(/[、,，;；\n]/)
                .map((one) => one.trim())
                .filter(Boolean),
      };
  }
}

/**
 * A day as people write it, `2026-1-5`, `2026/1/5`, `2026.1.5`, `2026年1月5日`; null where it is none.
 * @example dayOf('2026/2/30') // → null
 */
export function dayOf(text: string): string | null {
  const found =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number) as [number, number, number];
  const made = new Date(Date.UTC(year, month - 1, day));
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return null;
  return made.toISOString().slice(0, 10);
}
