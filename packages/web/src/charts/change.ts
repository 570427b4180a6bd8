import { axis, base, narrowBars } from './look.ts';
import { type Picture, short } from './picture.ts';

/** What moved a score, by name. */
export interface Moved {
  readonly name: string;
  readonly value: number;
}

const UP = '#0b5cad';
const DOWN = '#9c1f1b';
const WHOLE = '#5c6470';

/**
 * From one score to another, step by step: each part's change begins where the one before it ended. The largest
 * changes come first; those that are left out are added up as one, so that the steps lead to the end.
 * @param most steps shown
 */
export function change(
  from: Moved,
  to: Moved,
  parts: readonly Moved[],
  words: Readonly<Record<'part' | 'change' | 'rest', string>>,
  most = 12,
): Picture {
  const sorted = [...parts]
    .filter((part) => part.value !== 0)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const rest = sorted.slice(most).reduce((sum, part) => sum + part.value, 0);
  const steps = [
    ...sorted.slice(0, most),
    ...(sorted.length > most ? [{ name: words.rest, value: rest }] : []),
  ];
  let at = from.value;
  const bars = steps.map((step) => {
    const begin = at;
    at += step.value;
    return { ...step, low: Math.min(begin, at), high: Math.max(begin, at) };
  });
  const all = [
    { ...from, low: 0, high: from.value, whole: true },
    ...bars.map((bar) => ({ ...bar, whole: false })),
    { ...to, low: 0, high: to.value, whole: true },
  ];
  const least = Math.min(...bars.map((bar) => bar.low), from.value, to.value);
  const most_ = Math.max(...bars.map((bar) => bar.high), from.value, to.value);
  // The wholes are long and the steps short: the axis begins below the lowest step, and says so by not showing zero.
  const floor = least > 0 ? Math.max(0, least - 0.35 * (most_ - least || 1)) : least;
  // Steps of tenths are told in hundredths, or half of them would read the same.
  const digits = Math.max(0, ...steps.map((step) => Math.abs(step.value))) < 1 ? 2 : 1;
  return {
    height: 40 + 26 * all.length,
    head: [words.part, words.change],
    rows: [
      [from.name, from.value],
      ...sorted.map((part) => [part.name, part.value] as const),
      [to.name, to.value],
    ],
    option: {
      ...base,
      media: narrowBars,
      grid: { ...base.grid, top: 8, right: 60 },
      tooltip: { show: false },
      xAxis: {
        type: 'value',
        ...axis,
        min: floor,
        axisLabel: { ...axis.axisLabel, showMinLabel: floor === 0, formatter: short },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: all.map((one) => one.name),
        ...axis,
        axisLabel: { ...axis.axisLabel, interval: 0, width: 190, overflow: 'truncate' },
        splitLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          stack: 'step',
          silent: true,
          itemStyle: { color: 'transparent' },
          data: all.map((one) => (one.whole ? 0 : one.low)),
        },
        {
          type: 'bar',
          stack: 'step',
          barMaxWidth: 16,
          data: all.map((one) => ({
            value: one.whole ? one.high : one.high - one.low,
            itemStyle: { color: one.whole ? WHOLE : one.value >= 0 ? UP : DOWN },
            label: {
              show: true,
              position: 'right',
              formatter: one.whole
                ? short(one.value)
                : `${one.value >= 0 ? '+' : '−'}${Math.abs(one.value).toFixed(digits)}`,
            },
          })),
        },
      ],
    },
  };
}
