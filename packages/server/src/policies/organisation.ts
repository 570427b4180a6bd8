import { type Policy, STAFF } from './policy.ts';

export const organisation: Policy = {
  look: { any: STAFF },
  administer: { any: ['administrator'] },
};
