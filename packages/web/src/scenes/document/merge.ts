import type { Proposal, ReviewAct, ReviewResult } from '@luodi/contract';

type Field = 'state' | 'kind' | 'grade' | 'span';

const value = (one: Proposal, field: Field): string =>
  field === 'span' ? `${one.start}-${one.end}` : one[field];

/**
 * What an act wants to be true of a proposal; null for acts on more than one thing. To settle the list or the words
 * of a proposal is to accept it.
 */
function wishes(act: ReviewAct): readonly (readonly [Field, string])[] | null {
  switch (act.act) {
    case 'accept':
      return [['state', 'accepted']];
    case 'reject':
      return [['state', 'rejected']];
    case 'reopen':
      return [['state', 'proposed']];
    case 'kind':
      return [
        ['kind', act.kind],
        ['state', 'accepted'],
      ];
    case 'grade':
      return [['grade', act.grade]];
    case 'span':
      return [
        ['span', `${act.start}-${act.end}`],
        ['state', 'accepted'],
      ];
    default:
      return null;
  }
}

/** What becomes of an act that met a newer version of its proposal. */
export type Meeting =
  | { readonly does: 'again'; readonly act: ReviewAct }
  | { readonly does: 'nothing' }
  | { readonly does: 'ask' };

/**
 * Merges an act with what somebody else did meanwhile: done again where the other changed something else, nothing
 * where the other wanted the same, and a question where both changed one thing differently.
 * @param seen the proposal the act was decided on
 * @param now the proposal as it stands; undefined when it is no more
 */
export function meet(act: ReviewAct, seen: Proposal | undefined, now: Proposal | undefined): Meeting {
  const wanted = wishes(act);
  if (!seen || !now || wanted === null) return { does: 'ask' };
  const open = wanted.filter(([field, want]) => value(now, field) !== want);
  if (open.length === 0) return { does: 'nothing' };
  if (open.some(([field]) => value(seen, field) !== value(now, field))) return { does: 'ask' };
  return { does: 'again', act: { ...act, version: now.version } as ReviewAct };
}

/** The proposals as they will stand if nobody else did anything; what needs the server's word stays as it is. */
export function foresee(proposals: readonly Proposal[], acts: readonly ReviewAct[]): Proposal[] {
  const meant = new Map<string, ReviewAct[]>();
  for (const act of acts) {
    if ('proposal' in act) meant.set(act.proposal, [...(meant.get(act.proposal) ?? []), act]);
  }
  return proposals.map((one) => {
    let after = one;
    for (const act of meant.get(one.id) ?? []) {
      const wanted = Object.fromEntries((wishes(act) ?? []).filter(([field]) => field !== 'span'));
      after = { ...after, ...wanted, ...(act.act === 'span' ? { start: act.start, end: act.end } : {}) };
    }
    return after;
  });
}

/** The proposals after the server's answer: the touched ones as it has them, the removed ones gone, by place. */
export function settle(
  proposals: readonly Proposal[],
  result: Pick<ReviewResult, 'proposals' | 'removed'>,
): Proposal[] {
  const gone = new Set(result.removed);
  const fresh = new Map(result.proposals.map((one) => [one.id, one]));
  const kept = proposals.filter((one) => !gone.has(one.id) && !fresh.has(one.id));
  return [...kept, ...fresh.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Who else changed something between two looks, and how many things each. */
export function news(
  before: readonly Proposal[],
  after: readonly Proposal[],
  self: string,
): ReadonlyMap<string, number> {
  const old = new Map(before.map((one) => [one.id, one.version]));
  const counts = new Map<string, number>();
  for (const one of after) {
    const by = one.decided?.by;
    if (by && by !== self && old.get(one.id) !== one.version) counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  return counts;
}
