import { type Policy, STAFF } from './policy.ts';

/** Evaluators and planners build the index; adopting it for a year freezes it. */
export const framework: Policy = {
  look: { any: STAFF },
  create: { any: ['planner', 'evaluator'] },
  change: { any: ['planner', 'evaluator'] },
  compute: { any: ['planner', 'evaluator', 'statistician'] },
  adopt: { any: ['planner'] },
  // Anybody on the staff may be asked as an expert.
  file: { any: STAFF },
  verify: { any: STAFF },
};
