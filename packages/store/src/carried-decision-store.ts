import { nounStore } from './noun.ts';

/** Where a clause of one document went in another, as a person decided it. */
export const carriedDecisions = nounStore('carriedDecision');
