import { type Policy, STAFF } from './policy.ts';

/** Planners open and close the rounds of a month; everyone who files sees what is asked of them. */
export const round: Policy = {
  look: { any: STAFF },
  export: { any: STAFF },
  create: { any: ['planner'] },
  change: { any: ['planner'] },
};
