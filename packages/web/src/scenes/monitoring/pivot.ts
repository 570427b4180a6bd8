/** An observation as the table needs it. */
interface Observed {
  readonly area: string;
  readonly period: string;
  readonly vintage: string;
}

/** Observations as a table: areas down, periods across, in each cell every vintage, the newest first. */
export interface Pivot<T> {
  readonly areas: readonly string[];
  readonly periods: readonly string[];
  at(area: string, period: string): readonly T[];
}

/**
 * Turns observations into a table. Periods go by time, areas as in `order`, unknown ones last.
 * @param order the areas in the order they are shown
 */
export function pivot<T extends Observed>(observations: readonly T[], order: readonly string[]): Pivot<T> {
  const cells = new Map<string, T[]>();
  for (const one of observations) {
    const key = `${one.area} ${one.period}`;
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  for (const list of cells.values()) list.sort((a, b) => b.vintage.localeCompare(a.vintage));
  const there = new Set(observations.map((one) => one.area));
  return {
    areas: [
      ...order.filter((area) => there.has(area)),
      ...[...there].filter((area) => !order.includes(area)),
    ],
    periods: [...new Set(observations.map((one) => one.period))].sort(),
    at: (area, period) => cells.get(`${area} ${period}`) ?? [],
  };
}

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

/** True for a year, a quarter or a month as data are filed: `2026`, `2026-Q1`, `2026-01`. */
export const isPeriod = (written: string): boolean => PERIOD.test(written);
