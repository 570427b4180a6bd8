import { nounStore } from './noun.ts';

/** People; their names enter the audit chain as salted digests only. */
export const persons = nounStore('person');
