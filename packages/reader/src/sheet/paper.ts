import { htmlOfDocx } from '../docx.ts';
import { type Cell, cellOf, rowsOf, type Sheet } from './sheet.ts';

/**
 * The tables of a DOCX, each a sheet; a cell that spans several columns is followed by empty ones.
 * @throws LuodiError `file-broken`, `file-bomb`, `file-unsupported`, `file-encrypted`
 */
export async function sheetsOfPaper(bytes: Uint8Array, name: string): Promise<Sheet[]> {
  const { load } = await import('cheerio/slim');
  const $ = load(await htmlOfDocx(bytes, name));
  return $('table')
    .toArray()
    .map((table, at) => ({
      name: String(at + 1),
      rows: rowsOf(
        $(table)
          .find('tr')
          .toArray()
          .map((row, line) => {
            const cells: Cell[] = [];
            for (const cell of $(row).children('td, th').toArray()) {
              const words = $(cell)
                .children()
                .toArray()
                .map((part) => $(part).text());
              cells.push(cellOf(words.length > 0 ? words.join('\n') : $(cell).text()));
              for (let more = Number($(cell).attr('colspan') ?? 1); more > 1; more -= 1)
                cells.push(cellOf(''));
            }
            return [line + 1, cells] as const;
          }),
      ),
    }));
}
