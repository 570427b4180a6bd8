import { type Policy, STAFF } from './policy.ts';

/** Everyone keeps views of their own; nobody changes another's. */
export const view: Policy = {
  look: { any: STAFF },
  change: { any: STAFF },
};
