import { LuodiError } from '@luodi/domain';
import { reasonOf } from '../archive.ts';
import { delimiterOf } from '../csv.ts';
import { decode } from '../decode.ts';
import { cellOf, rowsOf, type Sheet } from './sheet.ts';

/**
 * A CSV as one sheet; comma, semicolon or tab parts the cells, whichever stands most often in the first line.
 * @throws LuodiError `file-broken`, `file-binary`
 */
export async function sheetOfSeparated(bytes: Uint8Array, name: string): Promise<Sheet> {
  const { text } = await decode(bytes, name);
  const { parse } = await import('csv-parse/sync');
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      delimiter: delimiterOf(text),
      relax_quotes: true,
      relax_column_count: true,
    }) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    return {
      name: name.replace(/\.\w+$/, ''),
      rows: rowsOf(records.map(({ record, info }) => [info.lines, record.map(harmed)] as const)),
    };
  } catch (error) {
    throw new LuodiError('file-broken', { name, reason: reasonOf(error) });
  }
}

/** A cell that was disarmed on the way out is what it was before. */
const harmed = (said: string) => cellOf(/^'[=+\-@]/.test(said) ? said.slice(1) : said);
