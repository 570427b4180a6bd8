import { type Policy, STAFF } from './policy.ts';

/** Everybody sees who is asked for what; who may ask is few, so that it stays few. */
export const request: Policy = {
  look: { any: STAFF },
  create: { any: ['planner', 'statistician', 'supervisor'] },
  change: { any: ['planner', 'statistician', 'supervisor'] },
};
