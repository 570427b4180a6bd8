import { nounStore } from './noun.ts';

/** What the machine or a person proposes as an item, and what became of it. */
export const proposals = nounStore('proposal');
