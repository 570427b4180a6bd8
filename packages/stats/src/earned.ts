/** What earned value is computed from; all money in one unit. */
export interface Progress {
  /** The whole budget: budget at completion. */
  readonly budget: number | null;
  /** What was to be invested by the day. */
  readonly planned: number | null;
  /** Physical progress, 0–100 per cent of the whole. */
  readonly physical: number | null;
  /** What was invested by the day. */
  readonly actual: number | null;
}

/** Earned value and what follows from it; null where something it needs is missing or a divisor is zero. */
export interface EarnedValue {
  /** BAC */
  readonly budget: number | null;
  /** PV */
  readonly planned: number | null;
  /** EV: budget × physical progress. */
  readonly earned: number | null;
  /** AC */
  readonly actual: number | null;
  /** SV = EV − PV */
  readonly scheduleVariance: number | null;
  /** CV = EV − AC */
  readonly costVariance: number | null;
  /** SPI = EV ÷ PV; below 1 is behind the plan. */
  readonly schedulePerformance: number | null;
  /** CPI = EV ÷ AC; below 1 costs more than it earns. */
  readonly costPerformance: number | null;
  /** EAC = BAC ÷ CPI: what it will cost if it goes on like this. */
  readonly estimate: number | null;
  /** VAC = BAC − EAC */
  readonly variance: number | null;
  /** TCPI = (BAC − EV) ÷ (BAC − AC): how well the rest must go to stay in the budget. */
  readonly toComplete: number | null;
}

/**
 * Earned value of a project on a day.
 * For: leaders, who see money and work side by side and never as one number.
 * @throws RangeError when progress is outside 0–100, or money is negative
 * @source ISO 21508:2018, Earned value management in project and programme management
 * @example earnedValue({ budget: 1000, planned: 500, physical: 40, actual: 450 }).schedulePerformance // → 0.8
 */
export function earnedValue({ budget, planned, physical, actual }: Progress): EarnedValue {
  if (physical !== null && !(physical >= 0 && physical <= 100))
    throw new RangeError(`not a progress of 0 to 100: ${physical}`);
  for (const money of [budget, planned, actual])
    if (money !== null && !(money >= 0)) throw new RangeError(`not an amount of money: ${money}`);
  const earned = budget === null || physical === null ? null : (budget * physical) / 100;
  const costPerformance = ratio(earned, actual);
  const estimate = ratio(budget, costPerformance);
  return {
    budget,
    planned,
    earned,
    actual,
    scheduleVariance: less(earned, planned),
    costVariance: less(earned, actual),
    schedulePerformance: ratio(earned, planned),
    costPerformance,
    estimate,
    variance: less(budget, estimate),
    toComplete: ratio(less(budget, earned), less(budget, actual)),
  };
}

const less = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a - b);
const ratio = (a: number | null, b: number | null): number | null =>
  a === null || b === null || b === 0 ? null : a / b;
