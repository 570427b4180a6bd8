import { axis, base } from './look.ts';
import { type Picture, short } from './picture.ts';

/** Colours of parts, told apart by lightness as well. */
export const PARTS = [
  '#0b5cad',
  '#c98a2b',
  '#006b54',
  '#9c1f1b',
  '#7b2a8b',
  '#5b8fc7',
  '#8a8f98',
  '#d9b36c',
  '#4f9d86',
  '#cf7d79',
  '#b07fbc',
  '#3d434d',
];

/** Parts of a score by name, in an area. */
export interface Parted {
  readonly name: string;
  readonly score: number | null;
  readonly parts: readonly { readonly name: string; readonly value: number }[];
}

/** Scores as bars of their parts; the parts of a bar add up to its score. */
export function contribution(
  rows: readonly Parted[],
  words: { readonly area: string; readonly score: string },
): Picture {
  const names = [...new Set(rows.flatMap((row) => row.parts.map((part) => part.name)))];
  const at = (row: Parted, name: string) => row.parts.find((part) => part.name === name)?.value ?? null;
  return {
    height: 70 + 28 * rows.length,
    head: [words.area, words.score, ...names],
    rows: rows.map((row) => [row.name, row.score, ...names.map((name) => at(row, name))]),
    option: {
      ...base,
      tooltip: { ...base.tooltip, valueFormatter: short },
      legend: { type: 'scroll', top: 0, left: 0, itemHeight: 8 },
      grid: { ...base.grid, top: 34, right: 48 },
      xAxis: { type: 'value', ...axis },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.name),
        ...axis,
        axisLabel: { ...axis.axisLabel, interval: 0 },
        splitLine: { show: false },
      },
      series: names.map((name, index) => ({
        type: 'bar',
        name,
        stack: 'score',
        barMaxWidth: 18,
        color: PARTS[index % PARTS.length],
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
        data: rows.map((row) => at(row, name)),
        ...(index === names.length - 1
          ? {
              label: {
                show: true,
                position: 'right',
                color: '#1b1f27',
                formatter: ({ dataIndex }: { dataIndex: number }) => short(rows[dataIndex]?.score),
              },
            }
          : {}),
      })),
    },
  };
}
