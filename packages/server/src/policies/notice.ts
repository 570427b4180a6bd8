import { type Policy, STAFF } from './policy.ts';

export const notice: Policy = { look: { any: STAFF } };
