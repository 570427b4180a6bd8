import { nounStore } from './noun.ts';

/** What became of items that were merged, split or replaced. */
export const successions = nounStore('succession');
