import { nounStore } from './noun.ts';

/** Which bodies lead and support an item. */
export const itemBodies = nounStore('itemBody');
