import { type Policy, STAFF } from './policy.ts';

/** The organisation is seen by all staff; planners and administrators keep it. */
export const organisation: Policy = {
  look: { any: STAFF },
  change: { any: ['planner', 'administrator'] },
};
