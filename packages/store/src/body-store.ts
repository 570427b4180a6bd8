import { nounStore } from './noun.ts';

/** Departments and state firms, in a tree. */
export const bodies = nounStore('body');
