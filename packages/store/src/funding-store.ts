import { nounStore } from './noun.ts';

/** Money of items by source and year. */
export const fundings = nounStore('funding');
