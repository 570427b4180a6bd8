import { base, SERIES } from './look.ts';
import type { Picture } from './picture.ts';

/** Sub-indices of a few areas on one star. A missing score is a gap, not the centre. */
export function radar(
  axes: readonly { readonly name: string; readonly max: number }[],
  rows: readonly { readonly name: string; readonly values: readonly (number | null)[] }[],
  words: { readonly area: string },
): Picture | null {
  if (axes.length < 3 || rows.length === 0) return null;
  return {
    height: 420,
    head: [words.area, ...axes.map((one) => one.name)],
    rows: rows.map((row) => [row.name, ...row.values]),
    option: {
      ...base,
      tooltip: { confine: true },
      legend: { type: 'scroll', top: 0, left: 0, itemHeight: 8 },
      radar: {
        indicator: axes.map(({ name, max }) => ({ name, max, min: 0 })),
        radius: '74%',
        center: ['50%', '55%'],
        axisName: { color: '#1b1f27' },
        splitArea: { show: false },
      },
      series: [
        {
          type: 'radar',
          data: rows.map((row, at) => ({
            name: row.name,
            value: row.values.map((value) => value ?? '-'),
            symbol: SERIES[at % SERIES.length]!.symbol,
            symbolSize: 6,
            lineStyle: {
              width: 2,
              color: SERIES[at % SERIES.length]!.color,
              type: at < 3 ? 'solid' : 'dashed',
            },
            itemStyle: { color: SERIES[at % SERIES.length]!.color },
          })),
        },
      ],
    },
  };
}
