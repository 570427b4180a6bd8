import { nounStore } from './noun.ts';

/** What areas, bodies and posts came of, and became. */
export const reorganisations = nounStore('reorganisation');
