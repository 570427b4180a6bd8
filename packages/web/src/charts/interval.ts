import { axis, base, INK, SERIES } from './look.ts';
import type { Picture } from './picture.ts';

/** An area's place with the range it may have. */
export interface Placed {
  readonly name: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The places of the band it shares; `3` or `3–5`. */
  readonly band: string;
}

/**
 * Ranks as ranges: a bar from the 5 % to the 95 % place, a dot at the rank, and beside the name the places of the band
 * that cannot be told apart.
 * @returns null where nothing has a range
 */
export function intervals(
  rows: readonly Placed[],
  words: Readonly<Record<'area' | 'score' | 'rank' | 'low' | 'high' | 'band', string>>,
): Picture | null {
  if (rows.every((row) => row.low === null || row.high === null)) return null;
  return {
    height: 56 + 28 * rows.length,
    head: [words.area, words.score, words.rank, words.low, words.high, words.band],
    rows: rows.map((row) => [row.name, row.score, row.rank, row.low, row.high, row.band]),
    option: {
      ...base,
      grid: { ...base.grid, top: 8, bottom: 26 },
      xAxis: {
        type: 'value',
        ...axis,
        min: 0,
        max: rows.length + 1,
        minInterval: 1,
        name: words.rank,
        nameLocation: 'middle',
        nameGap: 24,
        axisLabel: {
          ...axis.axisLabel,
          formatter: (at: number) => (Number.isInteger(at) && at >= 1 && at <= rows.length ? String(at) : ''),
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => `${row.band}  ${row.name}`),
        ...axis,
        axisLabel: { ...axis.axisLabel, interval: 0 },
        splitLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          stack: 'range',
          silent: true,
          itemStyle: { color: 'transparent' },
          data: rows.map((row) => row.low),
        },
        {
          type: 'bar',
          stack: 'range',
          name: `${words.low}–${words.high}`,
          barMaxWidth: 10,
          itemStyle: { color: '#9fc0e2' },
          data: rows.map((row) => (row.low === null || row.high === null ? null : row.high - row.low)),
        },
        {
          type: 'scatter',
          name: words.rank,
          symbolSize: 9,
          itemStyle: { color: SERIES[0].color },
          label: { show: true, position: 'right', color: INK, fontWeight: 600, formatter: '{@[0]}' },
          data: rows.map((row, at) => [row.rank, at]),
        },
      ],
    },
  };
}
