import type { ItemDetail } from '@luodi/contract';
import { axis, base, SERIES } from './look.ts';

/** The months from the first to the last, both included. */
export function months(first: string, last: string): string[] {
  const [year, month] = first.split('-').map(Number) as [number, number];
  const result: string[] = [];
  for (let at = year * 12 + month - 1; ; at += 1) {
    const name = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    if (name > last || result.length > 600) return result;
    result.push(name);
  }
}

/** Per cent of milestones reached by the end of a month; null without milestones. */
export function reached(milestones: ItemDetail['milestones'], month: string): number | null {
  if (milestones.length === 0) return null;
  const done = milestones.filter((one) => one.doneOn !== null && one.doneOn.slice(0, 7) <= month).length;
  return Math.round((100 * done) / milestones.length);
}

/**
 * An item's progress by month: what its body reported and what its milestones say, as two lines that are never
 * averaged. A month without a report is a gap.
 * @returns an ECharts option; null when nothing was reported
 */
export function progress(
  item: Pick<ItemDetail, 'updates' | 'milestones'>,
  names: { readonly reported: string; readonly milestones: string },
): object | null {
  const filed = item.updates.filter(
    (one) => one.progress !== null && one.period.length === 7 && !one.period.includes('Q'),
  );
  const periods = filed.map((one) => one.period).sort();
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return null;
  const shown = months(first, last);
  const byMonth = new Map(filed.map((one) => [one.period, one.progress]));
  const line = (at: number, name: string, data: readonly (number | null)[], step: boolean) => ({
    type: 'line',
    name,
    data,
    step: step ? 'end' : false,
    symbol: SERIES[at]!.symbol,
    symbolSize: 6,
    color: SERIES[at]!.color,
    lineStyle: { width: 2, type: step ? 'dashed' : 'solid' },
  });
  return {
    ...base,
    legend: { top: 0, left: 0, itemHeight: 8 },
    xAxis: { type: 'category', data: shown, ...axis, splitLine: { show: false } },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      ...axis,
      axisLabel: { ...axis.axisLabel, formatter: '{value}%' },
    },
    series: [
      line(
        0,
        names.reported,
        shown.map((month) => byMonth.get(month) ?? null),
        false,
      ),
      ...(item.milestones.length > 0
        ? [
            line(
              1,
              names.milestones,
              shown.map((month) => reached(item.milestones, month)),
              true,
            ),
          ]
        : []),
    ],
  };
}
