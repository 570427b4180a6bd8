import { type Policy, STAFF } from './policy.ts';

/** A body brings evidence for what it leads; a second party, never the body itself, says that it was checked. */
export const evidence: Policy = {
  look: { any: STAFF },
  file: { any: ['planner'], own: ['reporter', 'approver'] },
  verify: { any: ['supervisor'] },
};
