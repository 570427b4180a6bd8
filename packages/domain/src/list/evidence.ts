/** What stands behind a claim of progress: nothing, a body's word, a document, a second party's check. */
export type EvidenceStatus = 'none' | 'claimed' | 'evidenced' | 'verified';

/** What the body responsible says; separate from evidence and schedule, never averaged with them. */
export type OfficialStatus = 'not-started' | 'on-track' | 'at-risk' | 'off-track' | 'completed' | 'stopped';
