import { nounStore } from './noun.ts';

/** Files, links and numbers that stand behind an item's progress. */
export const evidences = nounStore('evidence');
