import { nounStore } from './noun.ts';

/** The governments kept here, in most places one. */
export const jurisdictions = nounStore('jurisdiction');
