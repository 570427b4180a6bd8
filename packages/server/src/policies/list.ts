import { type Policy, STAFF } from './policy.ts';

/** Planners shape the lists: names, columns, templates of steps, the working calendar. */
export const list: Policy = {
  look: { any: STAFF },
  change: { any: ['planner', 'administrator'] },
};
