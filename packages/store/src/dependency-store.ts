import { nounStore } from './noun.ts';

/** Which milestone waits for which. */
export const dependencies = nounStore('dependency');
