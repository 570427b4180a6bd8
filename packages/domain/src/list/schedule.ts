/** How an item stands against its milestones: computed, never set by hand. */
export type ScheduleStatus = 'unplanned' | 'ahead' | 'on-time' | 'late' | 'overdue' | 'done';

/** A dated step of an item. */
export interface Milestone {
  /** Calendar day `YYYY-MM-DD` by which it is to be reached. */
  readonly due: string;
  /** The day it was reached; null while it is not. */
  readonly doneOn: string | null;
}

/**
 * How an item stands against its milestones on a day. `late`: a milestone is past due; `overdue`: the last one is;
 * `ahead`: everything due is reached and something that is not yet due is, too; `unplanned`: there are none.
 * A milestone reached after its day counts as reached.
 * @param milestones in any order; days compare as ISO strings
 * @param on calendar day
 * @example schedule([{ due: '2026-03-31', doneOn: null }, { due: '2026-12-31', doneOn: null }], '2026-04-01') // → 'late'
 */
export function schedule(milestones: readonly Milestone[], on: string): ScheduleStatus {
  if (milestones.length === 0) return 'unplanned';
  const open = milestones.filter((one) => one.doneOn === null || one.doneOn > on);
  if (open.length === 0) return 'done';
  const past = open.filter((one) => one.due < on);
  if (past.length > 0) {
    const last = milestones.reduce((latest, one) => (one.due > latest ? one.due : latest), '');
    return last < on ? 'overdue' : 'late';
  }
  return milestones.some((one) => one.doneOn !== null && one.doneOn <= on && one.due > on)
    ? 'ahead'
    : 'on-time';
}
