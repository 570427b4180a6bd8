import { nounStore } from './noun.ts';

/** Which clause an indicator shows the keeping of. */
export const indicatorClauses = nounStore('indicatorClause');
