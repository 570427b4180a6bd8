import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guess, jumps, type Mapping, periodOf, take, written } from './index.ts';

const known = {
  indicators: [
    { id: 'i1', code: 'PM25', name: '细颗粒物年均浓度', nameEn: 'PM2.5', unit: '微克/立方米' },
    { id: 'i2', code: 'RD_GDP', name: '研发投入强度', nameEn: 'R&D share', unit: '%' },
  ],
  areas: [
    { id: 'a1', code: '420101', name: '东湖区', nameEn: 'East Lake' },
    { id: 'a2', code: '420102', name: '西湖区', nameEn: 'West Lake' },
  ],
};
const lines = (...rows: string[][]) => rows.map((cells, at) => ({ line: at + 2, cells }));
const long: Mapping = { columns: ['indicator', 'area', 'period', 'value'] };

describe('periodOf()', () => {
  it('reads years, quarters and months as people write them', () => {
    for (const [text, period] of [
      ['2025', '2025'],
      ['２０２５年度', '2025'],
      ['2025-Q3', '2025-Q3'],
      ['2025年第三季度', '2025-Q3'],
      ['2025Q1', '2025-Q1'],
      ['2025年3月', '2025-03'],
      ['2025/12', '2025-12'],
      ['202503', '2025-03'],
    ])
      expect(periodOf(text!), text).toBe(period);
  });
  it('is null where it cannot be told', () => {
    for (const text of ['', '去年', '2025-13', '25年', '2025-12-31', '2025Q5'])
      expect(periodOf(text), text).toBeNull();
  });
});

describe('written()', () => {
  it('reads back every number, with thousands parted or not', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(written(String(x))).toEqual({ value: x + 0 });
        const whole = Math.trunc(x % 1e12);
        expect(written(whole.toLocaleString('en-US'))).toEqual({ value: whole + 0 });
      }),
    ));
  it('keeps the reason of what is missing, and is never zero for it', () => {
    expect(written('不适用')).toEqual({ missing: '不适用' });
    for (const text of ['', '—', 'NA', '…']) expect(written(text)).toEqual({ missing: '' });
  });
  it('does not guess at words', () => {
    for (const text of ['约5万', '12a', '1,23', '3月5日', '--5']) expect(written(text)).toHaveProperty('odd');
  });
});

describe('guess()', () => {
  it('sees a wide table by the names of indicators in its head', () =>
    expect(guess(['地区', '年份', '研发投入强度（%）', '说明', 'PM25'], known.indicators).columns).toEqual([
      'area',
      'period',
      '=RD_GDP',
      'skip',
      '=PM25',
    ]));
  it('sees a long table', () =>
    expect(guess(['指标', '地区', '时期', '数值', '单位'], known.indicators).columns).toEqual([
      'indicator',
      'area',
      'period',
      'value',
      'unit',
    ]));
});

describe('take()', () => {
  it('takes a long and a wide table to the same observations', () => {
    const a = take(
      lines(['PM25', '东湖区', '2025年', '33.5'], ['研发投入强度', '420101', '2025', '2.9']),
      long,
      known,
    );
    const b = take(
      lines(['East Lake', '33.5', '2.9%']),
      { columns: ['area', '=PM25', '=RD_GDP'], period: '2025' },
      known,
    );
    expect(a.faults).toEqual([]);
    expect(b.faults).toEqual([]);
    const plain = (list: typeof a.taken) => list.map(({ line: _, ...rest }) => rest);
    expect(plain(b.taken)).toEqual(plain(a.taken));
  });
  it('names line and column of what it cannot read, and takes the rest', () => {
    const { taken, faults } = take(
      lines(
        ['PM25', '东湖区', '2025', '33.5'],
        ['PM25', '北湖区', '2025', '30'],
        ['PM10', '东湖区', '2025', '30'],
        ['PM25', '西湖区', '去年', '30'],
        ['PM25', '西湖区', '2025', '三十'],
      ),
      long,
      known,
    );
    expect(taken).toHaveLength(1);
    expect(faults.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['area', 3, 1],
      ['indicator', 4, 0],
      ['period', 5, 2],
      ['value', 6, 3],
    ]);
  });
  it('refuses another unit than the indicator has', () => {
    const { taken, faults } = take(
      lines(['RD_GDP', '东湖区', '2025', '290', '亿元'], ['RD_GDP', '西湖区', '2025', '2.9', '％']),
      { columns: [...long.columns, 'unit'] },
      known,
    );
    expect(taken).toHaveLength(1);
    expect(faults).toMatchObject([{ code: 'unit', line: 2 }]);
  });
  it('refuses the second of two values for one cell, and passes over a repetition', () => {
    const rows = (value: string) =>
      lines(['PM25', '东湖区', '2025', '30'], ['PM25', '420101', '2025年', value]);
    expect(take(rows('30'), long, known)).toMatchObject({ taken: [{ value: 30 }], faults: [] });
    expect(take(rows('31'), long, known)).toMatchObject({
      taken: [{ value: 30 }],
      faults: [{ code: 'twice', line: 3 }],
    });
  });
  it('keeps a row that says a value is missing, and why', () =>
    expect(
      take(
        lines(['PM25', '东湖区', '2025', '—', '设备检修'], ['PM25', '西湖区', '2025', '不适用', '']),
        { columns: [...long.columns, 'missing'] },
        known,
      ).taken.map(({ value, missing }) => [value, missing]),
    ).toEqual([
      [null, '设备检修'],
      [null, '不适用'],
    ]));
  it('says which column is lacking before it looks at a row', () =>
    expect(take(lines(['1']), { columns: ['value'] }, known).faults).toMatchObject([
      { code: 'no-column', found: 'area' },
      { code: 'no-column', found: 'period' },
      { code: 'no-column', found: 'indicator' },
    ]));
});

describe('jumps()', () => {
  it('asks about a value five times the last one, either way, and never about zero', () => {
    const { taken } = take(
      lines(
        ['PM25', '东湖区', '2025', '335'],
        ['PM25', '西湖区', '2025', '0'],
        ['RD_GDP', '东湖区', '2025', '2'],
      ),
      long,
      known,
    );
    expect(jumps(taken, () => 33.5)).toMatchObject([
      { code: 'jump', severity: 'warning', found: '33.5 → 335' },
      { code: 'jump', line: 4 },
    ]);
    expect(jumps(taken, () => null)).toEqual([]);
  });
});
