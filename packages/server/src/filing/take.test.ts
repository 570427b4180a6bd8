import { type Sheet, sheets } from '@luodi/reader';
import type { Owed } from '@luodi/store';
import excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { COLUMNS, type Column, HEADS, markOf } from './columns.ts';
import { ownSheet, takeSheet } from './take.ts';

const owed = [7, 8].map((number) => ({
  number,
  item: `i${number}`,
  official: 'on-track',
  now: null,
  last: null,
}));
const LINE: Partial<Record<Column, string | number>> = { number: 7, official: '正常推进', version: 0 };

/** A sheet as it was downloaded, then filled and treated as given. */
async function filled(
  lines: readonly Partial<Record<Column, string | number>>[],
  {
    order = COLUMNS,
    name = '填报',
    treat,
  }: {
    readonly order?: readonly Column[];
    readonly name?: string;
    readonly treat?: (sheet: excel.Worksheet) => void;
  } = {},
): Promise<Sheet[]> {
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(name);
  sheet.addRow([markOf('2026-10', 'b')]);
  sheet.addRow(order.map((column) => HEADS[column].zh));
  for (const line of lines) sheet.addRow(order.map((column) => line[column] ?? null));
  treat?.(sheet);
  return sheets(new Uint8Array(await book.xlsx.writeBuffer()), 'a.xlsx');
}
const take = async (...given: Parameters<typeof filled>) =>
  takeSheet(ownSheet(await filled(...given), 'a.xlsx').sheet, owed as unknown as Owed[], true, 'a.xlsx');

describe('takeSheet()', () => {
  const two = [
    { ...LINE, progress: 40, text: '开工' },
    { ...LINE, number: 8, progress: 60, text: '封顶' },
  ];
  const said = async (...given: Parameters<typeof filled>) =>
    (await take(...given)).lines
      .map(({ row }) => [row.item, row.progress, row.text])
      .sort((a, b) => String(a[0]).localeCompare(String(b[0])));

  it('finds lines by their numbers and columns by their heads, whatever was moved or renamed', async () => {
    const plain = await said(two);
    expect(plain).toEqual([
      ['i7', 40, '开工'],
      ['i8', 60, '封顶'],
    ]);
    expect(await said([...two].reverse())).toEqual(plain);
    expect(await said(two, { order: [...COLUMNS].reverse() })).toEqual(plain);
    expect(await said(two, { name: '张三10月' })).toEqual(plain);
    // Columns that nobody fills may be gone.
    expect(await said(two, { order: COLUMNS.filter((one) => one !== 'lastText' && one !== 'next') })).toEqual(
      plain,
    );
  });

  it('refuses a sheet without a column that it needs, and names it', async () => {
    for (const gone of ['progress', 'version'] as const)
      await expect(take(two, { order: COLUMNS.filter((one) => one !== gone) })).rejects.toMatchObject({
        code: 'book-foreign',
        detail: { sheets: HEADS[gone].zh },
      });
  });

  it('reads per cent that was typed as it is shown, not a hundredth of it', async () => {
    const treat = (sheet: excel.Worksheet) => {
      sheet.getCell(3, COLUMNS.indexOf('progress') + 1).numFmt = '0%';
    };
    expect(await said([{ ...LINE, progress: 0.45, text: '开工' }], { treat })).toEqual([['i7', 45, '开工']]);
  });

  it('names what was pasted over the list of words, and takes the other line', async () => {
    const { lines, findings } = await take([{ ...two[0], official: '挺好' }, two[1]!]);
    expect(lines.map(({ row }) => row.item)).toEqual(['i8']);
    expect(findings).toMatchObject([
      { code: 'status-unknown', at: { line: 3, column: COLUMNS.indexOf('official') + 1 } },
    ]);
  });

  it('takes the first of two lines of one item and names the second', async () => {
    const { lines, findings } = await take([two[0]!, { ...two[0], progress: 90 }]);
    expect(lines.map(({ row }) => row.progress)).toEqual([40]);
    expect(findings).toMatchObject([{ code: 'row-double', at: { line: 4 }, detail: { first: 3 } }]);
  });
});
