import { nounStore } from './noun.ts';

/** Milestones of items. */
export const milestones = nounStore('milestone');
