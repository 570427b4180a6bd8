import { type Policy, STAFF } from './policy.ts';

/** Plans are read by all staff; planners import them, decide their findings and adopt them. */
export const document: Policy = {
  look: { any: STAFF },
  export: { any: STAFF },
  create: { any: ['planner', 'administrator'] },
  decide: { any: ['planner'] },
  adopt: { any: ['planner'] },
};
