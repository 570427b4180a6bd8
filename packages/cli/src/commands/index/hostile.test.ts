import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LuodiError } from '@luodi/domain';
import { describe, expect, it } from 'vitest';
import { write } from './compute.ts';
import { textOf } from './csv.ts';
import { type Case, META, MINMAX, refused, run } from './testing/run.ts';

const minmax = (more: object) => ({ ...MINMAX, normalise: { method: 'minmax', ...more } });
const file = { ...MINMAX, weights: { method: 'file', file: 'w.csv' } };

describe('luodi index refuses, saying what and where,', () => {
  it.each<[string, Case, RegExp]>([
    ['an empty file', { data: '' }, /data\.csv: no header/],
    ['a quote left open', { data: 'uCode,a,b\nU1,"2,8\n' }, /data\.csv: .*quote at line 2/],
    [
      'semicolons between columns',
      { data: 'uCode;a;b\nU1;2;8\n' },
      /uCode;a;b; a comma goes between columns/,
    ],
    ['a column twice', { data: 'uCode,a,a,b\nU1,1,2,3\n' }, /column a stands twice/],
    ['a decimal comma', { data: 'uCode,a,b\nU1,"2,5",8\n' }, /a of U1 .*row 2.*“2,5” is not a number/],
    ['infinity', { data: 'uCode,a,b\nU1,Infinity,8\n' }, /“Infinity” is not a number/],
    ['a number beyond doubles', { data: 'uCode,a,b\nU1,1e400,8\n' }, /“1e400” is not a number/],
    ['a number of another base', { data: 'uCode,a,b\nU1,0x10,8\n' }, /“0x10” is not a number/],
    [
      'a type it does not know',
      { meta: META.replace('1,1,Indicator', '1,1,Indicateur') },
      /known: Indicator, Agg/,
    ],
    [
      'an element called as a column is',
      { meta: META.replace(/^x,X/m, 'Rank,X').replace(/,x,/g, ',Rank,') },
      /Rank is the name of a column/,
    ],
    [
      'a sub-index called as the top is',
      { meta: META.replace(/^x,X/m, 'Index,X').replace(/,x,/g, ',Index,') },
      /Index is the name of the score at the top/,
    ],
    [
      'a cycle',
      { meta: 'iCode,Level,Parent\na,1,x\nx,2,y\ny,3,x\n' },
      /y \(level 3\) does not lie one level below x/,
    ],
    ['a range turned round', { recipe: minmax({ range: [100, 0] }) }, /low below high/],
    [
      'a deviation of 0',
      { recipe: { ...MINMAX, normalise: { method: 'zscore', sd: 0 } } },
      /sd is a number above 0/,
    ],
    [
      'half a cell to winsorise',
      { recipe: { ...MINMAX, treat: { winsoriseMax: 1.5 } } },
      /whole number from 0 up/,
    ],
    [
      'goalposts turned round',
      {
        recipe: { ...MINMAX, normalise: { method: 'goalposts' } },
        meta: META.replace('10,0,10,\nb', '10,10,0,\nb'),
      },
      /goalpost_lower of a \(10\) must be below/,
    ],
    [
      'a weight at the wrong level',
      { recipe: file, files: { 'w.csv': 'iCode,Level,Weight\na,2,3\n' } },
      /a is at level 1 in the metadata, not 2/,
    ],
    [
      'weights too large to add up',
      { recipe: file, files: { 'w.csv': 'iCode,Level,Weight\na,1,1e308\nb,1,1e308\n' } },
      /too large to add up/,
    ],
    [
      'more runs than fit',
      { design: { weights: { noise: 0.1 }, samples: 1e12 } },
      /samples of 3 rows are too many to keep/,
    ],
    [
      'a level that is not there',
      { design: { weights: { noise: 0.1, levels: [9] } } },
      /there is no level 9/,
    ],
    [
      'a set of weights that are all 0',
      {
        design: { weights: { file: 'w.csv' }, exact: true },
        files: { 'w.csv': 'iCode,Level,w1,w2\na,1,1,0\nb,1,1,0\n' },
      },
      /all below x are 0 in set 2/,
    ],
  ])('%s', async (_, of, message) => expect(await refused(of)).toMatch(message));

  it('a folder it cannot write to, and a folder in the place of a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'luodi-index-'));
    writeFileSync(join(folder, 'taken'), '');
    for (const act of [() => write(join(folder, 'taken'), { 'a.csv': '' }), () => textOf(folder)])
      expect(act).toThrowError(expect.objectContaining({ code: 'file-unreadable' }) as LuodiError);
  });
});

describe('luodi index goes on, with a finding, for', () => {
  const found = async (of: Case) => {
    const { code, report } = await run(of);
    return [code, report.findings.map((one: { code: string }) => one.code)];
  };
  it('an indicator without any value', async () =>
    expect(await found({ data: 'uCode,a,b\nU1,1,\nU2,2,NA\n' })).toEqual([0, ['column-empty']]));
  it.each([
    ['one unit', 'uCode,a,b\nU1,1,2\n'],
    ['units that are all the same', 'uCode,a,b\nU1,1,2\nU2,1,2\n'],
    ['no value at all', 'uCode,a,b\nU1,,\nU2,,\n'],
  ])('%s, which has no score: severity error, exit 1', async (_, data) => {
    const [code, codes] = await found({ data });
    expect(code).toBe(1);
    expect(codes).toContain('no-score');
  });
  it('a file of weights that names nothing, and one that no method reads', async () => {
    expect(await found({ recipe: file, files: { 'w.csv': 'iCode,Level,Weight\n' } })).toEqual([
      0,
      ['step-idle'],
    ]);
    expect(await found({ recipe: { ...MINMAX, weights: { method: 'equal', file: 'w.csv' } } })).toEqual([
      0,
      ['step-idle'],
    ]);
  });
  it('a target that every unit has reached', async () => {
    const meta = META.replace('Indicator,10', 'Indicator,1');
    const recipe = { ...MINMAX, normalise: { method: 'distance-to-target' } };
    expect(await found({ meta, recipe })).toEqual([0, ['target-passed']]);
  });
  it('a design that gives an input one alternative', async () =>
    expect(await found({ design: { normalise: [{ method: 'minmax' }], exact: true } })).toEqual([
      0,
      ['input-idle'],
    ]));
});

describe('a file', () => {
  const read = (bytes: Buffer) => {
    const path = join(mkdtempSync(join(tmpdir(), 'luodi-index-')), 'data.csv');
    writeFileSync(path, bytes);
    return textOf(path).replace('\uFEFF', '');
  };
  it('is read as UTF-8, as UTF-16 with its mark and as GB18030', () => {
    expect(read(Buffer.from('单位,值'))).toBe('单位,值');
    expect(read(Buffer.from('\uFEFF单位,值', 'utf16le'))).toBe('单位,值');
    expect(read(Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0x2c, 0xd6, 0xb5]))).toBe('单位,值');
  });
  it('is written whole or not at all', () => {
    const folder = mkdtempSync(join(tmpdir(), 'luodi-index-'));
    write(folder, { 'a.csv': 'one' });
    write(folder, { 'a.csv': 'two' });
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('two');
  });
});
