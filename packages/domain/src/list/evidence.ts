/** What stands behind a claim of progress: nothing, a body's word, a document, a second party's check. */
export type EvidenceStatus = 'none' | 'claimed' | 'evidenced' | 'verified';

/** What the body responsible says; separate from evidence and schedule, never averaged with them. */
export type OfficialStatus = 'not-started' | 'on-track' | 'at-risk' | 'off-track' | 'completed' | 'stopped';

/**
 * What stands behind an item, from how many approved updates claim something, how many pieces of evidence there are,
 * and how many of them a second party has checked. The strongest counts; what is taken away counts no more.
 * @example evidenceStatus({ claims: 2, pieces: 1, verified: 0 }) // → 'evidenced'
 */
export function evidenceStatus(of: {
  readonly claims: number;
  readonly pieces: number;
  readonly verified: number;
}): EvidenceStatus {
  if (of.verified > 0) return 'verified';
  if (of.pieces > 0) return 'evidenced';
  return of.claims > 0 ? 'claimed' : 'none';
}
