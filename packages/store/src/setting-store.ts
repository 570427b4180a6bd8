import { nounStore } from './noun.ts';

/** What an administrator set, by name. */
export const settings = nounStore('setting');
