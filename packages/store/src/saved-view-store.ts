import { nounStore } from './noun.ts';

/** Views of the lists that people keep. */
export const savedViews = nounStore('savedView');
