import { type Policy, STAFF } from './policy.ts';

export const observation: Policy = {
  look: { any: STAFF },
  file: { any: ['statistician', 'planner'] },
};
