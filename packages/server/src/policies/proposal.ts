import type { Policy } from './policy.ts';

/** The machine proposes, a planner decides. */
export const proposal: Policy = { decide: { any: ['planner'] } };
