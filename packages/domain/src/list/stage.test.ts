import { describe, expect, it } from 'vitest';
import { advanceStage, gate, STAGE_LIFE, STAGES, type Stage } from './stage.ts';

const node = (stage: Stage, doneOn: string | null) => ({ title: '施工许可', stage, doneOn });

describe('advanceStage()', () => {
  it('opens the gate when every node of the stage is reached, and names those that are not', () => {
    expect(advanceStage('preparatory', 'advance', [node('preparatory', '2026-05-01')], '')).toBe('started');
    expect(() => advanceStage('preparatory', 'advance', [node('preparatory', null)], '')).toThrowError(
      expect.objectContaining({
        code: 'gate-closed',
        detail: expect.objectContaining({ nodes: '施工许可' }),
      }),
    );
    expect(gate('preparatory', [node('operation', null)])).toEqual([]);
  });

  it('goes back, out and in again with a reason only', () => {
    expect(() => advanceStage('started', 'back', [], ' ')).toThrowError(
      expect.objectContaining({ code: 'reason-missing' }),
    );
    expect(advanceStage('reserve', 'withdraw', [], '条件不成熟')).toBe('withdrawn');
    expect(advanceStage('withdrawn', 'restore', [], '资金落实')).toBe('reserve');
  });

  it('passes over the stages that a lifecycle leaves out, both ways', () => {
    const short: readonly Stage[] = ['preparatory', 'construction', 'completed'];
    expect(advanceStage('preparatory', 'advance', [], '', short)).toBe('construction');
    expect(advanceStage('construction', 'back', [], '手续未全', short)).toBe('preparatory');
    expect(advanceStage('withdrawn', 'restore', [], '资金落实', short)).toBe('preparatory');
    expect(() => advanceStage('completed', 'advance', [], '', short)).toThrowError(
      expect.objectContaining({ code: 'locked' }),
    );
  });

  it('refuses what cannot happen in a stage', () => {
    expect(() => advanceStage('operation', 'advance', [], '')).toThrowError(
      expect.objectContaining({ code: 'locked' }),
    );
    expect(() => advanceStage('operation', 'withdraw', [], 'x')).toThrowError(
      expect.objectContaining({ code: 'locked' }),
    );
  });

  it('runs through every stage in order, and back the same way', () => {
    STAGES.slice(0, -1).forEach((stage, at) => {
      expect(STAGE_LIFE[stage].advance).toBe(STAGES[at + 1]);
      expect(STAGE_LIFE[STAGES[at + 1]!].back).toBe(stage);
    });
  });
});
