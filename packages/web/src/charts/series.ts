import { axis, base, SERIES } from './look.ts';

interface Observed {
  readonly area: string;
  readonly period: string;
  readonly value: number | null;
}

/** Most areas drawn at once; more lines cannot be told apart. */
export const MOST = 6;

/**
 * An indicator's values by period, a line for each area. A missing value is a gap, never a zero.
 * @param areas the areas to draw, in this order
 * @returns an ECharts option; null when there is no value
 */
export function series(
  observations: readonly Observed[],
  areas: readonly { readonly id: string; readonly name: string }[],
  unit: string | null,
): object | null {
  const shown = areas.slice(0, MOST);
  const own = new Set(shown.map((one) => one.id));
  const values = observations.filter((one) => own.has(one.area) && one.value !== null);
  if (values.length === 0) return null;
  const periods = [...new Set(values.map((one) => one.period))].sort();
  const at = new Map(values.map((one) => [`${one.area} ${one.period}`, one.value]));
  return {
    ...base,
    legend: { type: 'scroll', top: 0, left: 0, itemHeight: 8 },
    xAxis: { type: 'category', data: periods, ...axis, splitLine: { show: false } },
    yAxis: { type: 'value', scale: true, name: unit ?? '', ...axis },
    series: shown.map(({ id, name }, index) => ({
      type: 'line',
      name,
      data: periods.map((period) => at.get(`${id} ${period}`) ?? null),
      symbol: SERIES[index]!.symbol,
      symbolSize: 6,
      color: SERIES[index]!.color,
      lineStyle: { width: index === 0 ? 2.5 : 1.5 },
    })),
  };
}
