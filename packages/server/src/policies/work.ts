import { type Policy, STAFF } from './policy.ts';

/** Everybody's own: what one owes, follows and was told. */
export const work: Policy = { look: { any: STAFF }, change: { any: STAFF } };
