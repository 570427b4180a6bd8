import { nounStore } from './noun.ts';

/** Which role a person has, for which body, from when to when. */
export const roleGrants = nounStore('roleGrant');
