import { nounStore } from './noun.ts';

/** Batches of review acts with what takes them back. */
export const decisions = nounStore('decision');
