import { nounStore } from './noun.ts';

/** What experts say of the weights of an index. */
export const weighings = nounStore('weighing');
