import { type Policy, STAFF } from './policy.ts';

/** Evaluators and planners build the index; adopting it for a year freezes it. */
export const framework: Policy = {
  look: { any: STAFF },
  create: { any: ['planner', 'evaluator'] },
  change: { any: ['planner', 'evaluator'] },
  compute: { any: ['planner', 'evaluator', 'statistician'] },
  adopt: { any: ['planner'] },
};
