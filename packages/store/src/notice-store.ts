import { nounStore } from './noun.ts';

/** What a person is told. */
export const notices = nounStore('notice');
