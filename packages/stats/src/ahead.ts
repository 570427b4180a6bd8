/** The places of units in many runs: run after run, a place for each unit, NaN where a unit has none. */
export interface Runs {
  readonly units: number;
  readonly count: number;
  /** count × units. */
  readonly places: Float32Array;
}

/**
 * The probability that one unit is ahead of another: the share of the runs that rank both in which its place is the
 * better, a shared place counting half. NaN where no run ranks both.
 * @example ahead({ units: 2, count: 2, places: Float32Array.of(1, 2, 1, 1) }, 0, 1) // → 0.75
 */
export function ahead({ units, count, places }: Runs, a: number, b: number): number {
  let sum = 0;
  let both = 0;
  for (let run = 0; run < count; run += 1) {
    const x = places[run * units + a]!;
    const y = places[run * units + b]!;
    if (x !== x || y !== y) continue;
    both += 1;
    sum += x < y ? 1 : x === y ? 0.5 : 0;
  }
  return both > 0 ? sum / both : Number.NaN;
}

/**
 * Groups of units that cannot be told apart, the best first: walking down the order, a group ends at the first unit
 * that the group's leader is ahead of with probability `sure` or more. Units that no run ranks are in no group.
 * @param order the units from the first place down
 * @param sure 0.5–1
 * @source Goldstein and Spiegelhalter (1996), J. R. Statist. Soc. A 159, on league tables and their uncertainty
 * @example groups({ units: 3, count: 2, places: Float32Array.of(1, 2, 3, 2, 1, 3) }, [0, 1, 2]) // → [[0, 1], [2]]
 */
export function groups(runs: Runs, order: readonly number[], sure = 0.95): number[][] {
  const found: number[][] = [];
  let leader = -1;
  for (const unit of order) {
    const group = found.at(-1);
    const chance = group ? ahead(runs, leader, unit) : Number.NaN;
    if (!group || chance >= sure) {
      found.push([unit]);
      leader = unit;
    } else group.push(unit);
  }
  return found;
}
