import { ahead, groups, type Runs } from '@luodi/stats';

/** For each pair of rows the share of the runs in which the first is ahead, a shared place counting half. */
export const chances = (runs: Runs, rows: readonly number[]): number[][] =>
  rows.map((a) =>
    rows.map((b) => {
      const chance = a === b ? 0.5 : ahead(runs, a, b);
      return chance === chance ? chance : 0.5;
    }),
  );

/** Rows that the runs cannot tell apart, together, the best first. */
export const bandsOf = (runs: Runs, order: readonly number[], sure: number): number[][] =>
  groups(runs, order, sure);
