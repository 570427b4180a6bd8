import { endpoints } from '@luodi/contract';
import { refusal } from '@luodi/domain';
import { describe, expect, it } from 'vitest';
import { forbidden } from './refuse.ts';

describe('a refusal', () => {
  it('says what was refused, who may, and whom to ask, in both languages', () => {
    const refused = forbidden(['reporter'], 'round', 'create');
    expect(refusal(refused, 'zh')).toBe(
      '您的角色（填报人）不能新建填报轮次。可以办的是：规划员。请联系他们办理；需要自己办，请管理员授予角色。',
    );
    expect(refusal(refused, 'en')).toBe(
      'Your roles (reporter) may not make rounds. Those who may: planner. Ask one of them, or the administrator for the role.',
    );
  });

  it('says where a role may only for the own body, and when one has no role yet', () => {
    expect(refusal(forbidden([], 'update', 'file'), 'zh')).toContain(
      '（还没有角色）不能填报进展填报。可以办的是：规划员、填报人（限本单位）、单位审核人（限本单位）',
    );
  });

  it('of any endpoint says no word of the code and leaves no gap', () => {
    for (const { noun, verb, name } of endpoints) {
      const refused = forbidden(['public'], noun, verb);
      expect(refusal(refused, 'zh'), name).not.toMatch(/[a-z{}]|undefined/i);
      expect(refusal(refused, 'en'), name).not.toMatch(/undefined|[{}]|\p{Script=Han}/u);
    }
  });
});
