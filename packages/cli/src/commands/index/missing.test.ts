import { describe, expect, it } from 'vitest';
import { META, MINMAX, run } from './testing/run.ts';

const THRESHOLD = { ...MINMAX, aggregate: { method: 'arithmetic', dataThreshold: [0.6, 0] } };

describe('a missing value', () => {
  it('keeps the reason its cell gives, and a score tells the reasons of what it lacks', async () => {
    const { of, report } = await run({
      data: 'uCode,a,b\nU1,2,NA:not collected\nU2,NA:confidential,NA\nU3,10,5\nU4,,1\n',
      recipe: THRESHOLD,
    });
    const told = of('missing.csv').map((row) => [row.uCode, row.iCode, row.Step, row.Reason, row.Because]);
    expect(told).toEqual([
      ['U2', 'a', 'data', 'confidential', ''],
      ['U4', 'a', 'data', 'not-given', ''],
      ['U1', 'b', 'data', 'not collected', ''],
      ['U2', 'b', 'data', 'not-given', ''],
      ['U1', 'x', 'aggregate', 'below-threshold', 'not collected'],
      ['U2', 'x', 'aggregate', 'nothing-present', 'confidential; not-given'],
      ['U4', 'x', 'aggregate', 'below-threshold', 'not-given'],
      ['U1', 'top', 'aggregate', 'nothing-present', 'not collected'],
      ['U2', 'top', 'aggregate', 'nothing-present', 'confidential; not-given'],
      ['U4', 'top', 'aggregate', 'nothing-present', 'not-given'],
    ]);
    expect(report.missing[0]).toEqual({
      step: 'data',
      reason: 'not-given',
      because: null,
      filled: false,
      cells: 2,
      elements: { a: 1, b: 1 },
    });
  });

  it('is computed as a blank one is, whatever its reason', async () => {
    const [plain, told] = await Promise.all(
      ['', 'NA:not collected'].map((cell) => run({ data: `uCode,a,b\nU1,2,${cell}\nU2,4,1\nU3,10,5\n` })),
    );
    for (const name of ['scores.csv', 'normalised.csv']) expect(told!.of(name)).toEqual(plain!.of(name));
  });

  it('that was imputed is told as filled', async () => {
    const { of } = await run({
      data: 'uCode,a,b\nU1,2,NA:not collected\nU2,4,1\nU3,10,5\n',
      recipe: { impute: { method: 'mean' }, ...MINMAX },
    });
    expect(of('missing.csv')).toEqual([
      { uCode: 'U1', iCode: 'b', Step: 'data', Reason: 'not collected', Because: '', Filled: 'TRUE' },
    ]);
  });

  it('comes from a denominator, a screen or a column without spread as well', async () => {
    const { of } = await run({
      data: 'uCode,a,b\nU1,2,5\nU2,4,5\nU3,10,5\nU4,,\n',
      meta: META.replace('0,10,\nb', '0,10,P\nb'),
      units: 'uCode,P\nU1,1\nU2,NA:census of 2030\nU3,2\nU4,1\n',
      recipe: { denominate: {}, screen: { by: 'available', threshold: 0.5 }, ...MINMAX },
    });
    const told = of('missing.csv').map((row) => [row.uCode, row.iCode, row.Step, row.Reason, row.Because]);
    expect(told).toContainEqual(['U4', '', 'screen', 'below-threshold', '']);
    expect(told).toContainEqual(['U2', 'a', 'denominate', 'denominator-missing', 'census of 2030']);
    expect(told).toContainEqual(['U1', 'b', 'normalise', 'no-spread', '']);
    expect(told).toContainEqual(['U2', 'x', 'aggregate', 'nothing-present', 'census of 2030; no-spread']);
  });

  it('is told with its period, and is in the report of an uncertainty analysis', async () => {
    const data = 'uCode,Time,a,b\nU1,2024,2,1\nU1,2025,NA:late,2\nU2,2024,4,3\nU2,2025,5,6\n';
    expect((await run({ data })).of('missing.csv')).toMatchObject([
      { uCode: 'U1', Time: '2025', iCode: 'a' },
    ]);
    const { report } = await run({ data, design: { weights: { noise: 0.2 }, samples: 4 } });
    expect(report.missing).toMatchObject([{ reason: 'late', cells: 1 }]);
  });
});
