import { nounStore } from './noun.ts';

/** The ask-once register. */
export const requests = nounStore('request');
