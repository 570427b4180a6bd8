import { axis, base, narrowBars } from './look.ts';
import { type Picture, short } from './picture.ts';

/** What a weight does to a score and a place. */
export interface Swung {
  readonly name: string;
  readonly less: { readonly score: number; readonly rank: number };
  readonly more: { readonly score: number; readonly rank: number };
}

/**
 * A tornado: for each weight the score when it is lowered and when it is raised, widest first, with the places these
 * scores give where they are not the present one.
 */
export function swing(
  now: { readonly score: number; readonly rank: number },
  rows: readonly Swung[],
  words: Readonly<Record<'part' | 'less' | 'more' | 'rank', string>>,
): Picture {
  // Room for the places that stand beside the widest bars.
  const widest = Math.max(
    ...rows.flatMap((row) => [row.less, row.more].map((at) => Math.abs(at.score - now.score))),
    0.01,
  );
  const label = (rank: number) => (rank === now.rank ? '' : `${words.rank} ${rank}`);
  const bar = (name: string, color: string, of: (row: Swung) => { score: number; rank: number }) => ({
    type: 'bar',
    name,
    color,
    stack: name,
    barMaxWidth: 12,
    barGap: '-100%',
    data: rows.map((row) => {
      const at = of(row);
      return {
        value: at.score - now.score,
        label: { show: true, position: at.score >= now.score ? 'right' : 'left', formatter: label(at.rank) },
      };
    }),
  });
  return {
    height: 70 + 24 * rows.length,
    head: [words.part, words.less, `${words.less} ${words.rank}`, words.more, `${words.more} ${words.rank}`],
    rows: rows.map((row) => [row.name, row.less.score, row.less.rank, row.more.score, row.more.rank]),
    option: {
      ...base,
      media: narrowBars.map(({ query, option }) => ({
        query,
        option: { ...option, xAxis: { ...option.xAxis, min: -2.2 * widest, max: 2.2 * widest } },
      })),
      legend: { top: 0, left: 0, itemHeight: 8 },
      tooltip: { ...base.tooltip, valueFormatter: (value: number) => short(now.score + value) },
      grid: { ...base.grid, top: 30, right: 50 },
      xAxis: {
        type: 'value',
        ...axis,
        min: -1.4 * widest,
        max: 1.4 * widest,
        axisLabel: {
          ...axis.axisLabel,
          showMinLabel: false,
          showMaxLabel: false,
          formatter: (at: number) => short(now.score + at),
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((row) => row.name),
        ...axis,
        axisLabel: { ...axis.axisLabel, interval: 0, width: 190, overflow: 'truncate' },
        splitLine: { show: false },
      },
      series: [bar(words.less, '#c98a2b', (row) => row.less), bar(words.more, '#0b5cad', (row) => row.more)],
    },
  };
}
