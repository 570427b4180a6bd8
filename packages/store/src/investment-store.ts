import { nounStore } from './noun.ts';

/** Yearly plan and completed investment of items. */
export const investments = nounStore('investment');
