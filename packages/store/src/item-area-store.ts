import { nounStore } from './noun.ts';

/** Where an item happens. */
export const itemAreas = nounStore('itemArea');
