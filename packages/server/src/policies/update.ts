import { type Policy, STAFF } from './policy.ts';

/** Reporters file for their own body; its approver approves; planners and supervisors return what cannot stand. */
export const update: Policy = {
  look: { any: STAFF },
  file: { any: ['planner'], own: ['reporter', 'approver'] },
  approve: { any: ['planner', 'supervisor'], own: ['approver'] },
};
