import { type Policy, STAFF } from './policy.ts';

export const indicator: Policy = {
  look: { any: STAFF },
  create: { any: ['planner', 'statistician'] },
  decide: { any: ['planner', 'evaluator', 'statistician'] },
  change: { any: ['planner', 'statistician'] },
};
