import type { IndexResult } from '@luodi/contract';
import { axis, base, GREY, SERIES } from './look.ts';

/** An area in a ranking, with the range its rank may have. */
export interface Ranked {
  readonly name: string;
  readonly score: number | null;
  readonly rank: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The areas of a result by rank; those without a rank last. */
export function ranked(
  result: Pick<IndexResult, 'ranks' | 'cells'>,
  top: string,
  names: ReadonlyMap<string, string>,
): Ranked[] {
  const scores = new Map(result.cells.filter((one) => one.code === top).map((one) => [one.area, one.score]));
  return result.ranks
    .map(({ area, rank, low, high }) => ({
      name: names.get(area) ?? area,
      score: scores.get(area) ?? null,
      rank,
      low,
      high,
    }))
    .sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY));
}

/**
 * Scores as bars by rank, each labelled with its rank and, where it was worked out, the range that rank may have: a
 * ranking is never shown firmer than it is.
 * @returns an ECharts option; null when nobody has a score
 */
export function ranking(
  rows: readonly Ranked[],
  words: { readonly score: string; readonly rank: string },
): object | null {
  if (rows.every((row) => row.score === null)) return null;
  const label = ({ rank, low, high }: Ranked) =>
    rank === null ? '–' : `${rank}${low !== null && high !== null ? ` [${low}–${high}]` : ''}`;
  return {
    ...base,
    grid: { ...base.grid, top: 8, right: 96 },
    // Bars are read by their length: they begin at zero unless a score is below it.
    xAxis: { type: 'value', ...axis },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.name),
      ...axis,
      axisLabel: { ...axis.axisLabel, interval: 0 },
      splitLine: { show: false },
    },
    series: [
      {
        type: 'bar',
        name: words.score,
        color: SERIES[1].color,
        barMaxWidth: 16,
        data: rows.map((row) => ({
          value: row.score,
          label: { show: true, position: 'right', color: GREY, formatter: `${words.rank} ${label(row)}` },
        })),
      },
    ],
  };
}
