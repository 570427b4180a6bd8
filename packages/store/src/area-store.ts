import { nounStore } from './noun.ts';

/** City, districts, zones, streets. */
export const areas = nounStore('area');
