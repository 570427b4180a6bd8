import excel from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheets } from './index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const texts = (all: Awaited<ReturnType<typeof sheets>>) =>
  all[0]!.rows.map((row) => row.cells.map((cell) => cell.text));

async function book(fill: (sheet: excel.Worksheet) => void): Promise<Uint8Array> {
  const made = new excel.Workbook();
  fill(made.addWorksheet('台账'));
  return new Uint8Array(await made.xlsx.writeBuffer());
}

describe('sheets() of a workbook', () => {
  it('tells text, number, date, formula and error apart, and keeps the line', async () => {
    const [sheet] = await sheets(
      await book((one) => {
        one.addRow(['编号', '值']);
        one.addRow([]);
        one.addRow(['007', 3.5, new Date(Date.UTC(2026, 2, 31)), { formula: '1+1', result: 2 }]);
        one.addRow([{ error: '#REF!' }, true, { richText: [{ text: '甲' }, { text: '乙' }] }]);
      }),
      'a.xlsx',
    );
    expect(sheet!.name).toBe('台账');
    expect(sheet!.rows.map((row) => row.line)).toEqual([1, 3, 4]);
    expect(sheet!.rows[1]!.cells.map((cell) => [cell.content, cell.text, cell.value])).toEqual([
      ['text', '007', null],
      ['number', '3.5', 3.5],
      ['date', '2026-03-31', null],
      ['formula', '2', 2],
    ]);
    expect(sheet!.rows[2]!.cells.map((cell) => [cell.content, cell.text])).toEqual([
      ['error', '#REF!'],
      ['boolean', 'true'],
      ['text', '甲乙'],
    ]);
  });

  it('tells what is shown of a share, what a merged cell shows, and the error of a formula', async () => {
    const [sheet] = await sheets(
      await book((one) => {
        one.addRow(['甲', 0.455, { formula: '1/0', result: { error: '#DIV/0!' } }]);
        one.addRow([null, 1]);
        one.getCell('B1').numFmt = '0.0%';
        one.mergeCells('A1:A2');
      }),
      'a.xlsx',
    );
    expect(sheet!.rows.map((row) => row.cells.map((cell) => [cell.content, cell.text, cell.merged]))).toEqual(
      [
        [
          ['text', '甲', undefined],
          ['number', '45.5%', undefined],
          ['error', '#DIV/0!', undefined],
        ],
        [
          ['text', '甲', true],
          ['number', '1', undefined],
        ],
      ],
    );
  });

  it('leaves out hidden sheets', async () => {
    const made = new excel.Workbook();
    made.addWorksheet('藏', { state: 'veryHidden' }).addRow(['x']);
    made.addWorksheet('显').addRow(['y']);
    const all = await sheets(new Uint8Array(await made.xlsx.writeBuffer()), 'a.xlsx');
    expect(all.map((one) => one.name)).toEqual(['显']);
  });

  it('refuses an empty one, another archive and a broken one with a code', async () => {
    await expect(sheets(await book(() => {}), 'a.xlsx')).rejects.toMatchObject({ code: 'file-empty' });
    await expect(sheets(new Uint8Array(), 'a.xlsx')).rejects.toMatchObject({ code: 'file-empty' });
    const whole = await book((one) => one.addRow(['a']));
    await expect(sheets(whole.slice(0, whole.length - 40), 'a.xlsx')).rejects.toMatchObject({
      code: 'file-broken',
    });
    await expect(sheets(utf8('%PDF-1.7\n'), 'a.pdf')).rejects.toMatchObject({ code: 'file-unsupported' });
  });
});

describe('sheets() of a CSV', () => {
  it('reads comma, semicolon and tab, quotes and line breaks within them', async () => {
    expect(texts(await sheets(utf8('\uFEFFa,b\r\n"1,5","x\ny"\r\n'), 'a.csv'))).toEqual([
      ['a', 'b'],
      ['1,5', 'x\ny'],
    ]);
    expect(texts(await sheets(utf8('甲;乙\n1;2\n'), 'a.csv'))).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ]);
  });

  it('reads what Excel in Chinese writes', async () => {
    // 名称,值 in GB18030
    const bytes = Uint8Array.from([
      0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd6, 0xb5, 0x0a, 0xbd, 0xad, 0xb3, 0xc7, 0x2c, 0x31, 0x0a,
    ]);
    expect(texts(await sheets(bytes, 'a.csv'))[0]).toEqual(['名称', '值']);
  });

  it('takes the sign off that disarmed a formula', async () => {
    expect(texts(await sheets(utf8("a\n'=1+1\n"), 'a.csv'))[1]).toEqual(['=1+1']);
  });

  it('never fails without a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await sheets(bytes, 'a.csv').catch((error) => expect(error.code).toMatch(/^[a-z-]+$/));
      }),
    );
  });
});
