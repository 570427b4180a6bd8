import { type Policy, STAFF } from './policy.ts';

/** Everybody’s own calendar and those of the bodies in which they hold a post. */
export const calendar: Policy = { look: { any: STAFF }, change: { any: STAFF } };
