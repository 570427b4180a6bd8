import { nounStore } from './noun.ts';

/** What was read in a document; the id is the document's. Fixed at import. */
export const readings = nounStore('reading');
