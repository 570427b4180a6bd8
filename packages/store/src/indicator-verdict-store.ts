import { nounStore } from './noun.ts';

/** Proposed indicators that a person refused for a clause. */
export const indicatorVerdicts = nounStore('indicatorVerdict');
