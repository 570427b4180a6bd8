import { type Policy, STAFF } from './policy.ts';

/** Everybody’s own: what one was told, and how one is written to. */
export const notice: Policy = { look: { any: STAFF }, change: { any: STAFF } };
