import { nounStore } from './noun.ts';

/** The division of tasks: measures of documents with who does them by when. */
export const tasks = nounStore('task');
