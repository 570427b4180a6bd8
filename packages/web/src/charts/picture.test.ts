import { describe, expect, it } from 'vitest';
import { change } from './change.ts';
import { contribution } from './contribution.ts';
import { heat } from './heat.ts';
import { intervals } from './interval.ts';
import { csvOf } from './picture.ts';
import { radar } from './radar.ts';
import { source } from './source.ts';
import { swing } from './swing.ts';

type Drawn = { series: { data: unknown[]; name?: string }[] };
const drawn = (picture: { option: object } | null) => picture!.option as unknown as Drawn;

describe('csvOf()', () => {
  it('quotes what must be quoted and disarms what a spreadsheet would run', () =>
    expect(
      csvOf({
        head: ['a', 'b'],
        rows: [
          ['x,"y"', -1.5],
          ['=1+1', null],
        ],
      }),
    ).toBe('\uFEFFa,b\r\n"x,""y""",-1.5\r\n\'=1+1,\r\n'));
});

describe('intervals()', () => {
  const words = { area: '', score: '', rank: '', low: '', high: '', band: '' };
  const row = { name: '东', score: 50, rank: 2, median: 2, low: 1, high: 3, band: '1–3' };
  it('draws a range from its low end, as long as it is', () => {
    const { series } = drawn(intervals([row], words));
    expect(series.map((one) => one.data)).toEqual([[1], [2], [[2, 0]]]);
  });
  it('is nothing where no range is known', () =>
    expect(intervals([{ ...row, low: null }], words)).toBeNull());
});

describe('contribution()', () => {
  it('stacks parts that add up to the score', () => {
    const parts = [
      { name: 'a', value: 20 },
      { name: 'b', value: 30 },
    ];
    const { series } = drawn(contribution([{ name: '东', score: 50, parts }], { area: '', score: '' }));
    expect(series.reduce((sum, one) => sum + (one.data[0] as number), 0)).toBe(50);
  });
});

describe('change()', () => {
  const words = { part: '', change: '', rest: '其余' };
  const parts = Array.from({ length: 20 }, (_, at) => ({ name: `p${at}`, value: at % 2 ? 1 : -0.5 }));
  const picture = change({ name: '前', value: 40 }, { name: '后', value: 45 }, parts, words, 5);
  it('leads from the first score to the last, what is left out as one step', () => {
    const { series } = drawn(picture);
    const [hidden, shown] = series.map((one) => one.data) as [number[], { value: number }[]];
    expect(shown).toHaveLength(8);
    // The last step is upwards or downwards; one of its ends is the end.
    const last = [hidden[6]!, hidden[6]! + shown[6]!.value];
    expect(last.some((end) => Math.abs(end - 45) < 1e-9)).toBe(true);
  });
  it('has every part in its figures', () => expect(picture.rows).toHaveLength(22));
});

describe('radar()', () => {
  const axes = ['a', 'b', 'c'].map((name) => ({ name, max: 100 }));
  it('leaves a gap where a score is missing', () =>
    expect(
      drawn(radar(axes, [{ name: '东', values: [1, null, 3] }], { area: '' })).series[0]!.data[0],
    ).toMatchObject({
      value: [1, '-', 3],
    }));
  it('needs three axes', () =>
    expect(radar(axes.slice(1), [{ name: '东', values: [1, 2] }], { area: '' })).toBeNull());
});

describe('heat()', () => {
  const field = heat(
    ['东', '西'],
    [
      { name: 'a', scores: [null, 7], why: ['停测', ''] },
      { name: 'b', scores: [1, null], why: ['', ''] },
    ],
    { indicator: '' },
  );
  it('leaves a missing score without colour, and marks it', () =>
    expect(drawn(field).series.map((one) => one.data)).toMatchObject([
      [{ value: [1, 0, 7] }, { value: [0, 1, 1] }],
      [
        [0, 0],
        [1, 1],
      ],
    ]));
  it('says why among its figures, where somebody said', () =>
    expect(field.rows).toEqual([
      ['a', 'NA:停测', 7],
      ['b', 1, null],
    ]));
});

describe('swing()', () => {
  it('draws from the present score, and says only places that differ', () => {
    const { series } = drawn(
      swing(
        { score: 50, rank: 2 },
        [{ name: 'a', less: { score: 48, rank: 3 }, more: { score: 51, rank: 2 } }],
        { part: '', less: '', more: '', rank: '第' },
      ),
    );
    expect(series.map((one) => one.data[0])).toMatchObject([
      { value: -2, label: { formatter: '第 3' } },
      { value: 1, label: { formatter: '' } },
    ]);
  });
});

describe('source()', () => {
  it('draws nothing below zero, though sampling may give it', () =>
    expect(
      drawn(
        source([{ name: 'w', first: -0.01, total: 0.6 }], { choice: '', first: '', total: '' }),
      ).series.map((one) => one.data[0]),
    ).toEqual([0, 60]));
});
