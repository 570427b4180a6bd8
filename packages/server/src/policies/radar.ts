import type { Policy } from './policy.ts';

/** Those who must see that things are owned look at everything; a body's approver at the own body. */
export const radar: Policy = {
  look: { any: ['planner', 'supervisor', 'leader', 'administrator'], own: ['approver'] },
  change: { any: ['planner', 'supervisor'] },
};
