import { type Policy, STAFF } from './policy.ts';

export const overview: Policy = { look: { any: STAFF } };
