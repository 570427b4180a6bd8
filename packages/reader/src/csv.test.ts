import { describe, expect, it } from 'vitest';
import { tablesOfCsv } from './csv.ts';

const cells = async (text: string) =>
  (await tablesOfCsv(text)).map(({ rows }) =>
    rows.map((row) => row.map((one) => text.slice(one.start, one.end))),
  );

describe('tablesOfCsv()', () => {
  it('points at every cell in the text as received, quotes left out', async () => {
    expect(await cells('指标,2025年,2030年\r\n"床位, 张",700,"800"\r\n')).toEqual([
      [
        ['指标', '2025年', '2030年'],
        ['床位, 张', '700', '800'],
      ],
    ]);
  });

  it('knows semicolons', async () => {
    expect(await cells('指标;值\n床位;8,5\n')).toEqual([
      [
        ['指标', '值'],
        ['床位', '8,5'],
      ],
    ]);
  });

  it('finds none where the cells are passages', async () => {
    expect(await cells(`id,content\n1,"${'修路。'.repeat(200)}"\n`)).toEqual([]);
    expect(await cells('一行没有逗号的文字\n又一行\n')).toEqual([]);
  });
});
