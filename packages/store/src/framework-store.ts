import { nounStore } from './noun.ts';

/** Evaluation indices: tree and recipe, versioned. */
export const frameworks = nounStore('framework');
