import { nounStore } from './noun.ts';

/** Steps that items of a kind usually run through. */
export const templates = nounStore('template');
