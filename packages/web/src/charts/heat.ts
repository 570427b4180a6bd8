import { axis, base } from './look.ts';
import { type Picture, short } from './picture.ts';

/** What is not there is grey. */
const NONE = '#d8dce3';

/**
 * Scores of indicators by area as one field of colour. A missing score has a grey mark that says why; among the
 * figures it stands as `NA:why`, as tables that are read in may have it.
 */
export function heat(
  areas: readonly string[],
  rows: readonly {
    readonly name: string;
    readonly scores: readonly (number | null)[];
    /** Why a score is missing, by area; empty where nobody said. */
    readonly why: readonly string[];
  }[],
  words: { readonly indicator: string },
  max = 100,
): Picture {
  return {
    height: 70 + 22 * rows.length,
    head: [words.indicator, ...areas],
    rows: rows.map((row) => [
      row.name,
      ...row.scores.map((score, x) => score ?? (row.why[x] ? `NA:${row.why[x]}` : null)),
    ]),
    option: {
      ...base,
      tooltip: { confine: true, renderMode: 'richText' },
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
        seriesIndex: 0,
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
        {
          type: 'scatter',
          symbol: 'rect',
          symbolSize: 8,
          itemStyle: { color: NONE },
          tooltip: {
            formatter: ({ value: [x, y] }: { value: [number, number] }) =>
              [areas[x], rows[y]!.name.trim(), rows[y]!.why[x] || '–'].join(' · '),
          },
          data: rows.flatMap((row, y) => row.scores.flatMap((score, x) => (score === null ? [[x, y]] : []))),
        },
      ],
    },
  };
}
