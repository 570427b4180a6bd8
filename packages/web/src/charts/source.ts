import { axis, base } from './look.ts';
import type { Picture } from './picture.ts';

/** How much of the movement of ranks one choice explains. */
export interface Explained {
  readonly name: string;
  readonly first: number | null;
  readonly total: number | null;
}

/** Which choice moves the ranks: alone, and with all it interacts with, per cent of the variance. */
export function source(
  rows: readonly Explained[],
  words: Readonly<Record<'choice' | 'first' | 'total', string>>,
): Picture {
  const bar = (name: string, color: string, of: (row: Explained) => number | null) => ({
    type: 'bar',
    name,
    color,
    barMaxWidth: 14,
    data: rows.map((row) => {
      const value = of(row);
      // Sampling noise may give a little less than nothing.
      return value === null ? null : Math.round(1000 * Math.max(0, value)) / 10;
    }),
    label: { show: true, position: 'right', formatter: '{c}%' },
  });
  return {
    height: 70 + 44 * rows.length,
    head: [words.choice, words.first, words.total],
    rows: rows.map((row) => [row.name, row.first, row.total]),
    option: {
      ...base,
      legend: { top: 0, left: 0, itemHeight: 8 },
      grid: { ...base.grid, top: 30, right: 60 },
      xAxis: {
        type: 'value',
        min: 0,
        max: 100,
        ...axis,
        axisLabel: { ...axis.axisLabel, formatter: '{value}%' },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.name),
        ...axis,
        splitLine: { show: false },
      },
      series: [
        bar(words.first, '#0b5cad', (row) => row.first),
        bar(words.total, '#c98a2b', (row) => row.total),
      ],
    },
  };
}
