import { readFileSync } from 'node:fs';
import { METHODS } from '@luodi/domain/index';
import { describe, expect, it } from 'vitest';
import { type Case, META, MINMAX, refused, run } from './testing/run.ts';

describe('luodi index compute', () => {
  it('writes scores with one column for each aggregate, Index and Rank', async () => {
    const { code, of, names } = await run({});
    expect(code).toBe(0);
    expect(names).toEqual(['normalised.csv', 'report.json', 'scores.csv']);
    expect(of('scores.csv')).toEqual([
      { uCode: 'U1', x: '0', top: '0', Index: '0', Rank: '3' },
      { uCode: 'U2', x: '50', top: '50', Index: '50', Rank: '2' },
      { uCode: 'U3', x: '100', top: '100', Index: '100', Rank: '1' },
    ]);
  });

  it('reads a byte order mark, CRLF, quotes, blanks and NA', async () => {
    const { of } = await run({
      data: '\uFEFF"uCode","a","b"\r\n"U1",2,NA\r\n"U2, the second",,4\r\nU3,10,0\r\n',
    });
    expect(of('normalised.csv')[0]).toMatchObject({ a: '0', b: '' });
    const text = of('scores.csv')[0]!;
    expect(text.Index).toBe('0');
  });

  it('takes each step only where the recipe has it', async () => {
    const { names } = await run({
      recipe: { denominate: {}, impute: { method: 'mean' }, treat: {}, ...MINMAX },
      data: 'uCode,a,b\nU1,2,8\nU2,,4\nU3,10,0\n',
    });
    expect(names).toEqual([
      'denominated.csv',
      'imputed.csv',
      'missing.csv',
      'normalised.csv',
      'report.json',
      'scores.csv',
      'treated.csv',
      'treatment.csv',
    ]);
  });

  it.each([
    ['distance to target', { method: 'distance-to-target', cap: true }, ['0', '0.5', '1'], 'a'],
    // (x − min)/(target − min) after direction: x = −8, −4, 0; target = −1.
    [
      'distance to target, less is better',
      { method: 'distance-to-target', cap: true },
      ['0', String(4 / 7), '1'],
      'b',
    ],
    ['goalposts with direction −1', { method: 'goalposts', scale: 100 }, ['20', '60', '100'], 'b'],
    ['rank, ascending', { method: 'rank' }, ['1', '2', '3'], 'a'],
    ['percentile', { method: 'percentile' }, ['0', '0.5', '1'], 'b'],
    ['borda', { method: 'borda' }, ['0', '1', '2'], 'a'],
    ['fraction of max', { method: 'fraction-of-max' }, ['0.2', '0.6', '1'], 'a'],
    ['distance to max', { method: 'distance-to-max' }, ['0', '0.5', '1'], 'b'],
    ['distance to reference', { method: 'distance-to-reference', unit: 'U2' }, ['0', '1', '2'], 'a'],
    ['z-score', { method: 'zscore', mean: 10, sd: 2 }, ['8', '10', '12'], 'a'],
  ])('normalises by %s as calculated by hand', async (_, normalise, wanted, column) => {
    const { of } = await run({ recipe: { ...MINMAX, normalise } });
    expect(of('normalised.csv').map((row) => row[column])).toEqual(wanted);
  });

  it('measures a panel over all periods, or within each', async () => {
    const data = 'uCode,Time,a,b\nU1,2024,0,1\nU2,2024,5,2\nU1,2025,5,3\nU2,2025,20,4\n';
    const at = async (over?: string) =>
      (await run({ data, recipe: { ...MINMAX, normalise: { method: 'minmax', over } } })).of(
        'normalised.csv',
      );
    expect((await at()).map((row) => row.a)).toEqual(['0', '25', '25', '100']);
    expect((await at('period')).map((row) => row.a)).toEqual(['0', '100', '0', '100']);
    // U1 2024: (0 + 3·100)/4 = 75, U2 2024: (25 + 3·66.7)/4 = 56.25, and so on.
    const { of } = await run({ data });
    expect(of('scores.csv').map((row) => `${row.uCode} ${row.Time} ${row.Rank}`)).toEqual([
      'U1 2024 1',
      'U2 2024 2',
      'U1 2025 1',
      'U2 2025 2',
    ]);
  });

  it('says what a step did not do, what has no spread and what is missing', async () => {
    const { report, of } = await run({
      data: 'uCode,a,b,notes\nU1,2,5,1\nU2,6,5,1\nU3,,5,1\n',
      recipe: { ...MINMAX, denominate: {} },
    });
    expect(of('scores.csv')[2]).toMatchObject({ Index: '', Rank: '' });
    const codes = report.findings.map((one: { code: string }) => one.code);
    expect(codes).toEqual(['column-unused', 'step-idle', 'no-spread', 'score-missing', 'score-missing']);
  });

  it('keeps units by their share of available and of non-zero values', async () => {
    const data = 'uCode,a,b\nU1,2,8\nU2,,4\nU3,0,0\nU4,10,1\n';
    const by = async (screen: unknown) =>
      (await run({ data, recipe: { ...MINMAX, screen } })).of('scores.csv').map((row) => row.uCode);
    expect(await by({ by: 'available', threshold: 0.6 })).toEqual(['U1', 'U3', 'U4']);
    expect(await by({ by: 'available', threshold: 0.5 })).toEqual(['U1', 'U2', 'U3', 'U4']);
    expect(await by({ by: 'nonzero', threshold: 0.5 })).toEqual(['U1', 'U2', 'U4']);
    expect(await by({ by: 'both', threshold: [1, 0.5] })).toEqual(['U1', 'U4']);
  });

  it('imputes a unit from its other indicators, after direction, in the original unit', async () => {
    // b on 0–1 after direction is 0, 0.5, 1; so a of U2 is half-way from 2 to 10.
    const { of } = await run({
      data: 'uCode,a,b\nU1,2,8\nU2,,4\nU3,10,0\n',
      recipe: { ...MINMAX, impute: { method: 'row-mean' } },
    });
    expect(of('imputed.csv').map((row) => row.a)).toEqual(['2', '6', '10']);
  });

  it('leaves units without a group alone, and says so', async () => {
    const { of, report } = await run({
      data: 'uCode,a,b\nU1,2,8\nU2,,4\nU3,,0\nU4,4,1\n',
      units: 'uCode,G\nU1,g\nU2,g\nU3,\nU4,h\n',
      recipe: { ...MINMAX, impute: { method: 'median-group', group: 'G' } },
    });
    expect(of('imputed.csv').map((row) => row.a)).toEqual(['2', '2', '', '4']);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'still-missing', detail: { step: 'impute', cells: 1 } }),
    );
  });

  it.each([
    ['file', 'iCode,Level,Weight\na,1,3\n', [0, 50, 100]],
    ['ahp', 'parent,i,j,value\nx,a,b,1/3\n', [0, 50, 100]],
    ['budget-allocation', 'expert,iCode,Points\ne1,a,40\ne1,b,60\ne2,a,20\ne2,b,80\n', [0, 50, 100]],
  ])('takes weights of the method %s from a file beside the recipe', async (method, text, wanted) => {
    const { of, report } = await run({
      recipe: { ...MINMAX, weights: { method, file: 'w.csv' } },
      files: { 'w.csv': text },
    });
    expect(of('scores.csv').map((row) => Number(row.Index))).toEqual(wanted);
    const { a, b } = report.weights;
    expect(a / (a + b)).toBeCloseTo({ file: 0.5, ahp: 0.25, 'budget-allocation': 0.3 }[method]!, 12);
  });

  it('scores every unit by the weights that favour it most, none above 1 (hand calculation)', async () => {
    const { of } = await run({
      meta: META.replace('b,B,1,x,3,-1', 'b,B,1,x,3,1'),
      data: 'uCode,a,b\nU1,4,1\nU2,1,4\nU3,2,2\n',
      recipe: {
        normalise: { method: 'none' },
        weights: { method: 'benefit-of-doubt' },
        aggregate: { method: 'arithmetic' },
      },
    });
    // Under w = (1/5, 1/5) all have 1, 1 and 4/5, and no other weights do better for U3.
    const scores = of('scores.csv').map((row) => Number(row.Index));
    for (const [k, wanted] of [1, 1, 0.8].entries()) expect(scores[k]).toBeCloseTo(wanted, 9);
  });
});

describe('luodi index refuses', () => {
  it.each<[string, Case, RegExp]>([
    [
      'an unknown method, with those that are known',
      { recipe: { ...MINMAX, normalise: { method: 'log' } } },
      /known: none, minmax, zscore/,
    ],
    ['an unknown key', { recipe: { ...MINMAX, normalize: {} } }, /“normalize” is not known/],
    ['a recipe that is no JSON', { recipe: '{' }, /recipe\.json/],
    ['a unit twice', { data: 'uCode,a,b\nU1,1,2\nU1,3,4\n' }, /U1 stands twice/],
    ['a unit twice in a period', { data: 'uCode,Time,a,b\nU1,1,1,2\nU1,1,3,4\n' }, /U1 1 stands twice/],
    [
      'a value that is no number, with its cell',
      { data: 'uCode,a,b\nU1,1,2\nU2,n/a,4\n' },
      /a of U2 .*row 3.*“n\/a”/,
    ],
    ['an indicator without a column', { data: 'uCode,a\nU1,1\n' }, /no column for the indicator b/],
    ['a ragged row', { data: 'uCode,a,b\nU1,1\n' }, /data\.csv/],
    ['a file without units', { data: 'uCode,a,b\n' }, /there is no unit/],
    [
      'weights for an element that is not there',
      {
        recipe: { ...MINMAX, weights: { method: 'file', file: 'w.csv' } },
        files: { 'w.csv': 'iCode,Weight\nzz,1\n' },
      },
      /no element zz/,
    ],
    ['a negative weight', { meta: META.replace('a,A,1,x,1', 'a,A,1,x,-1') }, /weight of a is negative/],
    [
      'weights that are all 0',
      { meta: META.replace('a,A,1,x,1', 'a,A,1,x,0').replace('b,B,1,x,3', 'b,B,1,x,0') },
      /all below x are 0/,
    ],
    [
      'a geometric mean of 0, with the cells',
      { recipe: { ...MINMAX, aggregate: { method: 'geometric' } } },
      /U1 × a = 0; U1 × b = 0/,
    ],
    [
      'a harmonic mean of 0, with the cells',
      { recipe: { ...MINMAX, aggregate: { method: 'harmonic' } } },
      /U1 × a = 0/,
    ],
    [
      'a power mean without its exponent',
      { recipe: { ...MINMAX, aggregate: { method: 'power' } } },
      /needs “power”/,
    ],
    [
      'a logarithm of 0',
      { recipe: { ...MINMAX, normalise: { method: 'minmax', indicators: { b: { transform: 'ln' } } } } },
      /b has no logarithm .*U3/,
    ],
    [
      'a threshold beyond 1',
      { recipe: { ...MINMAX, aggregate: { method: 'arithmetic', dataThreshold: 60 } } },
      /share from 0 to 1/,
    ],
    [
      'a denominator of 0, with its unit',
      {
        meta: META.replace('0,10,\nb', '0,10,P\nb'),
        units: 'uCode,P\nU1,1\nU2,0\nU3,1\n',
        recipe: { ...MINMAX, denominate: {} },
      },
      /denominator P is 0 for U2/,
    ],
    [
      'judgements that disagree',
      {
        recipe: { ...MINMAX, weights: { method: 'ahp', file: 'w.csv' } },
        files: { 'w.csv': 'parent,i,j,value\nx,a,b,3\nx,b,a,3\n' },
      },
      /disagree/,
    ],
    [
      'a design that enumerates noise',
      { design: { weights: { noise: 0.2 }, exact: true } },
      /cannot be enumerated/,
    ],
    ['a design that varies nothing', { design: { samples: 10 } }, /varies nothing/],
    [
      'a design with a power mean the recipe has no exponent for',
      { design: { aggregate: ['arithmetic', 'power'] } },
      /needs “power”/,
    ],
    [
      'a file that is not there',
      { recipe: { ...MINMAX, weights: { method: 'file', file: 'gone.csv' } } },
      /no file .*gone\.csv/,
    ],
  ])('%s', async (_, of, message) => expect(await refused(of)).toMatch(message));
});

describe('luodi index uncertainty', () => {
  const design = {
    normalise: [{ method: 'minmax', range: [1, 100] }, { method: 'rank' }],
    weights: { file: 'w.csv' },
    aggregate: ['arithmetic', 'geometric'],
  };
  const files = { 'w.csv': 'iCode,Level,w1,w2\na,1,1,5\n' };

  it('runs every combination where it is exact; a weights file may name only some elements', async () => {
    const { of, report, names } = await run({ design: { ...design, exact: true }, files });
    expect(names).toEqual(['bands.csv', 'ranks.csv', 'report.json', 'sobol.csv']);
    expect(report.runs).toBe(8);
    expect(of('sobol.csv').map((row) => Object.keys(row).join())).toEqual([
      'Variable,Si,STi',
      'Variable,Si,STi',
      'Variable,Si,STi',
    ]);
  });

  it('gives samples an interval by bootstrap', async () => {
    const { of, report } = await run({ design: { ...design, samples: 50, seed: 4 }, files });
    expect(Object.keys(of('sobol.csv')[0]!)).toEqual(['Variable', 'Si', 'STi', 'lo', 'hi']);
    expect(report.seed).toBe(4);
  });
});

describe('luodi index compute --help', () => {
  it('names every method of every step', () => {
    const help = readFileSync(new URL('../../main.ts', import.meta.url), 'utf8');
    const unnamed = Object.values(METHODS)
      .flat()
      .filter((method) => !new RegExp(`[\\s"|]${method}[\\s"|]`).test(help));
    expect(unnamed).toEqual([]);
  });
});
