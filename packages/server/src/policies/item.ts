import { type Policy, STAFF } from './policy.ts';

/** Planners keep the lists; a responsible body's reporter and approver change what their own body leads. */
export const item: Policy = {
  look: { any: STAFF },
  export: { any: STAFF },
  create: { any: ['planner'] },
  change: { any: ['planner'], own: ['reporter', 'approver'] },
};
