import { type Policy, STAFF } from './policy.ts';

/** Whoever works here sees and stops the jobs they asked for; the administrator those of everybody. */
export const job: Policy = {
  look: { any: STAFF },
  change: { any: STAFF },
  administer: { any: ['administrator'] },
};
