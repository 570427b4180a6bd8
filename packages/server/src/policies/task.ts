import { type Policy, STAFF } from './policy.ts';

/** The planning office divides the tasks; everyone in the government may read who does what. */
export const task: Policy = {
  look: { any: STAFF },
  export: { any: STAFF },
  change: { any: ['planner'] },
};
