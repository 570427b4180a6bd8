import { describe, expect, it } from 'vitest';
import { schedule } from './schedule.ts';

const step = (due: string, doneOn: string | null = null) => ({ due, doneOn });

describe('schedule()', () => {
  it('is unplanned without milestones', () => expect(schedule([], '2026-05-01')).toBe('unplanned'));
  it('is on time on the day itself', () =>
    expect(schedule([step('2026-05-01')], '2026-05-01')).toBe('on-time'));
  it('is late when a step is past and others are to come', () =>
    expect(schedule([step('2026-03-31'), step('2026-12-31')], '2026-04-01')).toBe('late'));
  it('is overdue when the last step is past', () =>
    expect(schedule([step('2026-03-31')], '2026-04-01')).toBe('overdue'));
  it('is ahead when something not yet due is reached', () =>
    expect(schedule([step('2026-12-31', '2026-04-01'), step('2027-12-31')], '2026-05-01')).toBe('ahead'));
  it('is done when everything is reached, if late', () =>
    expect(schedule([step('2026-03-31', '2026-06-01')], '2026-06-02')).toBe('done'));
  it('looks back: what was reached later was not reached then', () =>
    expect(schedule([step('2026-03-31', '2026-06-01')], '2026-05-01')).toBe('overdue'));
});
