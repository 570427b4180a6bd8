import type { DocumentDetail, Proposal } from '@luodi/contract';

export const KINDS = ['project', 'policy', 'platform', 'reform'] as const;
export type Kind = (typeof KINDS)[number];

/** What of the proposals is looked at; null is no limit. */
export interface Sieve {
  readonly kind: Kind | null;
  readonly state: Proposal['state'] | null;
  readonly grade: Proposal['grade'] | null;
  readonly article: string | null;
  readonly words: string;
}

/** The proposals that pass, by place. */
export const sift = (proposals: readonly Proposal[], sieve: Sieve): Proposal[] =>
  proposals.filter(
    (one) =>
      (sieve.kind === null || one.kind === sieve.kind) &&
      (sieve.state === null ? one.state !== 'rejected' : one.state === sieve.state) &&
      (sieve.grade === null || one.grade === sieve.grade) &&
      (sieve.article === null || one.article === sieve.article) &&
      (sieve.words === '' || one.text.includes(sieve.words)),
  );

/** How many proposals of each list an article holds. */
export interface Tally {
  readonly eId: string | null;
  readonly number: number | null;
  readonly heading: string;
  readonly counts: Readonly<Record<Kind, number>>;
  readonly all: number;
}

/** A row for each article that holds something, in the order of the text; last those under no heading. */
export function tally(detail: Pick<DocumentDetail, 'headings'>, proposals: readonly Proposal[]): Tally[] {
  const rows = new Map<string | null, Record<Kind, number>>();
  for (const one of proposals) {
    const row = rows.get(one.article) ?? { project: 0, policy: 0, platform: 0, reform: 0 };
    row[one.kind] += 1;
    rows.set(one.article, row);
  }
  const known = detail.headings.filter((heading) => rows.has(heading.eId));
  const named = new Set<string | null>(known.map((heading) => heading.eId));
  return [
    ...known.map(({ eId, number, text }) => ({ eId, number, heading: text })),
    ...[...rows.keys()].filter((eId) => !named.has(eId)).map((eId) => ({ eId, number: null, heading: '' })),
  ].map((head) => {
    const counts = rows.get(head.eId)!;
    return { ...head, counts, all: KINDS.reduce((sum, kind) => sum + counts[kind], 0) };
  });
}
