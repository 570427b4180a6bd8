import { nounStore } from './noun.ts';

/** The lists as configured. */
export const lists = nounStore('list');
