import { axis, base } from './look.ts';
import { type Picture, short } from './picture.ts';

/** Scores of indicators by area as one field of colour; a missing score is blank. */
export function heat(
  areas: readonly string[],
  rows: readonly { readonly name: string; readonly scores: readonly (number | null)[] }[],
  words: { readonly indicator: string },
  max = 100,
): Picture {
  return {
    height: 70 + 22 * rows.length,
    head: [words.indicator, ...areas],
    rows: rows.map((row) => [row.name, ...row.scores]),
    option: {
      ...base,
      tooltip: { confine: true },
      grid: { ...base.grid, top: 26, bottom: 40 },
      xAxis: {
        type: 'category',
        position: 'top',
        data: [...areas],
        ...axis,
        splitLine: { show: false },
        axisLabel: { ...axis.axisLabel, interval: 0 },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.name),
        ...axis,
        splitLine: { show: false },
        axisLabel: { ...axis.axisLabel, interval: 0, width: 200, overflow: 'truncate' },
      },
      visualMap: {
        min: 0,
        max,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        itemHeight: 120,
        calculable: false,
        inRange: { color: ['#f6f9fd', '#a9c9e8', '#0b5cad'] },
      },
      series: [
        {
          type: 'heatmap',
          itemStyle: { borderColor: '#fff', borderWidth: 1 },
          label: {
            show: areas.length <= 14,
            formatter: ({ value }: { value: [number, number, number] }) => short(value[2]),
          },
          data: rows.flatMap((row, y) =>
            row.scores.flatMap((score, x) =>
              score === null
                ? []
                : [{ value: [x, y, score], label: { color: score > 0.62 * max ? '#fff' : '#1b1f27' } }],
            ),
          ),
        },
      ],
    },
  };
}
