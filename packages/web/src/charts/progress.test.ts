import type { ItemDetail } from '@luodi/contract';
import { describe, expect, it } from 'vitest';
import { months, progress, reached } from './progress.ts';

const names = { reported: '填报', milestones: '节点' };
const updates = [
  { period: '2026-01', progress: 10 },
  { period: '2026-03', progress: 30 },
  { period: '2026-02', progress: null },
] as ItemDetail['updates'];
const milestones = [
  { title: '开工', due: '2026-01-31', doneOn: '2026-02-10' },
  { title: '完工', due: '2026-12-31', doneOn: null },
] as ItemDetail['milestones'];

describe('months()', () => {
  it('goes over the end of a year', () =>
    expect(months('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']));
});

describe('reached()', () => {
  it('counts what was reached by the end of the month, of all there are', () =>
    expect(['2026-01', '2026-02'].map((month) => reached(milestones, month))).toEqual([0, 50]));
  it('is nothing without milestones', () => expect(reached([], '2026-01')).toBeNull());
});

describe('progress()', () => {
  it('leaves a gap where nothing was reported and never mixes the two lines', () =>
    expect(progress({ updates, milestones }, names)).toMatchObject({
      xAxis: { data: ['2026-01', '2026-02', '2026-03'] },
      series: [{ data: [10, null, 30] }, { data: [0, 50, 50] }],
    }));
  it('has one line without milestones, and is nothing without reports', () => {
    expect((progress({ updates, milestones: [] }, names) as { series: unknown[] }).series).toHaveLength(1);
    expect(progress({ updates: [], milestones }, names)).toBeNull();
  });
});
