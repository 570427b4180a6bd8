import type { Given, Milestone } from './database.ts';
import { nounStore } from './noun.ts';

/** What a milestone is while nobody has said more; for those who make one. */
export const NEW_MILESTONE = {
  doneOn: null,
  start: null,
  originalDue: null,
  duration: 0,
  code: null,
  stage: null,
} as const satisfies Partial<Given<Milestone>>;

/** Dated steps of items. */
export const milestones = nounStore('milestone');
