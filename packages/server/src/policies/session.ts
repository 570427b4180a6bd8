import { type Policy, SIGNED_IN } from './policy.ts';

export const session: Policy = {
  look: { any: SIGNED_IN },
  create: { any: SIGNED_IN },
  change: { any: SIGNED_IN },
};
