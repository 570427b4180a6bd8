import { nounStore } from './noun.ts';

/** Indicators: what is measured, in which unit, and which direction is good. */
export const indicators = nounStore('indicator');
