import { nounStore } from './noun.ts';

/** Where items were promised. */
export const itemClauses = nounStore('itemClause');
