import { nounStore } from './noun.ts';

/** What a person decided about the repair of a finding. */
export const findingDecisions = nounStore('findingDecision');
