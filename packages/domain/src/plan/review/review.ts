import type { Sentence } from '../../document/document.ts';
import { LuodiError } from '../../error.ts';
import type { Span } from '../../span.ts';
import type { Grade, ItemKind } from '../plan.ts';
import type { Proposal, ProposalState } from './proposal.ts';

/** One act of a reviewer; each names the version it was decided on. */
export type ReviewAct =
  | { readonly act: 'accept' | 'reject' | 'reopen'; readonly proposal: string; readonly version: number }
  | { readonly act: 'kind'; readonly proposal: string; readonly version: number; readonly kind: ItemKind }
  | { readonly act: 'grade'; readonly proposal: string; readonly version: number; readonly grade: Grade }
  | ({ readonly act: 'span'; readonly proposal: string; readonly version: number } & Span)
  | {
      readonly act: 'split';
      readonly proposal: string;
      readonly version: number;
      readonly at: readonly Span[];
    }
  | {
      readonly act: 'merge';
      readonly proposals: readonly { readonly proposal: string; readonly version: number }[];
    }
  | ({ readonly act: 'add'; readonly kind: ItemKind } & Span);

/** Who decides, when, and how new proposals are named. */
export interface Reviewer {
  readonly name: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly newId: () => string;
}

/** What a batch did. */
export interface Review {
  /** Every proposal that was changed or made, as it stands after the batch. */
  readonly changed: readonly Proposal[];
  /** The same as they stood before; made ones are absent. Undo puts these back. */
  readonly before: readonly Proposal[];
  /** Proposals whose acts were not done, because somebody else had changed them since. */
  readonly conflicts: readonly string[];
}

const STATE: Readonly<Record<'accept' | 'reject' | 'reopen', ProposalState>> = {
  accept: 'accepted',
  reject: 'rejected',
  reopen: 'proposed',
};

/**
 * Applies a batch of review acts. An act on a proposal that somebody else has changed since is left undone and
 * named among the conflicts, so that two reviewers lose nothing of each other's; the rest of the batch is done.
 * Cost: O(n log n + a·n) for n proposals and a acts.
 * For: the review queue; the same function serves bulk acceptance and a single key stroke.
 * @param proposals all of the document's, superseded ones too
 * @param document its text and sentences
 * @throws LuodiError `span-invalid` when a stretch is empty, leaves its sentence or overlaps another live
 *   proposal; `not-found` when an act names none.
 */
export function review(
  proposals: readonly Proposal[],
  document: { readonly text: string; readonly sentences: readonly Sentence[] },
  acts: readonly ReviewAct[],
  reviewer: Reviewer,
): Review {
  const now = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const before = new Map<string, Proposal>();
  const changed = new Set<string>();
  const conflicts = new Set<string>();
  const decided = { by: reviewer.name, at: reviewer.at };
  const live = [...now.values()].filter(isLive).sort((a, b) => a.start - b.start);

  const put = (next: Proposal): void => {
    const old = now.get(next.id);
    if (old && !changed.has(next.id)) before.set(next.id, old);
    changed.add(next.id);
    now.set(next.id, next);
    const at = live.findIndex((one) => one.id === next.id);
    if (at >= 0) live.splice(at, 1);
    if (isLive(next)) live.splice(lowest(live, next.start), 0, next);
  };
  const current = (id: string, version: number): Proposal | null => {
    const proposal = now.get(id);
    if (!proposal) throw new LuodiError('not-found', { noun: 'proposal', id });
    const seen = before.get(id)?.version ?? proposal.version;
    if (seen === version && proposal.state !== 'superseded') return proposal;
    conflicts.add(id);
    return null;
  };
  const change = (proposal: Proposal, next: Partial<Proposal>): void =>
    put({ ...proposal, ...next, decided, version: proposal.version + 1 });
  const checked = (
    span: Span,
    ignoring: ReadonlySet<string>,
  ): Pick<Proposal, 'start' | 'end' | 'text' | 'article'> => {
    const sentence = sentenceAround(document.sentences, span);
    const overlaps = live
      .slice(Math.max(0, lowest(live, span.start) - 1))
      .some((one) => !ignoring.has(one.id) && one.start < span.end && span.start < one.end);
    if (!sentence || overlaps) throw new LuodiError('span-invalid', { start: span.start, end: span.end });
    const { start, end } = span;
    return { start, end, text: document.text.slice(start, end), article: sentence.article };
  };
  const made = (span: Span, kind: ItemKind, from: readonly Proposal[]): void => {
    const id = reviewer.newId();
    put({
      id,
      eId: `${sentenceAround(document.sentences, span)?.eId ?? 'body'}__item_${id.slice(0, 8)}`,
      kind,
      ...checked(span, new Set(from.map((one) => one.id))),
      confidence: 1,
      abstained: false,
      grade: from.some((one) => one.grade === 'major') ? 'major' : 'ordinary',
      criteria: [...new Set(from.flatMap((one) => one.criteria))],
      state: 'accepted',
      origin: reviewer.name,
      decided,
      from: from.map((one) => one.id),
      version: 1,
    });
  };
  const supersede = (gone: readonly Proposal[]): void => {
    for (const one of gone) change(one, { state: 'superseded' });
  };

  for (const act of acts) {
    if (act.act === 'add') {
      made(act, act.kind, []);
      continue;
    }
    if (act.act === 'merge') {
      const parts = act.proposals.map(({ proposal, version }) => current(proposal, version));
      if (parts.some((part) => part === null)) continue;
      const whole = (parts as Proposal[]).sort((a, b) => a.start - b.start);
      const span = { start: whole[0]!.start, end: Math.max(...whole.map((one) => one.end)) };
      checked(span, new Set(whole.map((one) => one.id)));
      supersede(whole);
      made(span, whole[0]!.kind, whole);
      continue;
    }
    const proposal = current(act.proposal, act.version);
    if (!proposal) continue;
    switch (act.act) {
      case 'accept':
      case 'reject':
      case 'reopen':
        if (act.act !== 'reject') checked(proposal, new Set([proposal.id]));
        change(proposal, { state: STATE[act.act] });
        break;
      case 'kind':
        change(proposal, { kind: act.kind, state: 'accepted' });
        break;
      case 'grade':
        change(proposal, { grade: act.grade });
        break;
      case 'span':
        change(proposal, { ...checked(act, new Set([proposal.id])), state: 'accepted' });
        break;
      case 'split':
        for (const part of act.at) checked(part, new Set([proposal.id]));
        supersede([proposal]);
        for (const part of act.at) made(part, proposal.kind, [proposal]);
        break;
    }
  }
  return {
    changed: [...changed].map((id) => now.get(id)!),
    before: [...before.values()],
    conflicts: [...conflicts],
  };
}

/**
 * Takes a batch back: the proposals stand as before it, under a new version; those it made are superseded.
 * @throws LuodiError `conflict` when somebody changed one of them since.
 */
export function undo(
  proposals: readonly Proposal[],
  done: Pick<Review, 'changed' | 'before'>,
  reviewer: Pick<Reviewer, 'name' | 'at'>,
): readonly Proposal[] {
  const now = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const before = new Map(done.before.map((proposal) => [proposal.id, proposal]));
  return done.changed.map((after) => {
    const current = now.get(after.id);
    if (current?.version !== after.version) {
      throw new LuodiError('conflict', { id: after.id, current });
    }
    const old = before.get(after.id);
    return old
      ? { ...old, version: current.version + 1 }
      : {
          ...current,
          state: 'superseded' as const,
          decided: { by: reviewer.name, at: reviewer.at },
          version: current.version + 1,
        };
  });
}

/** Proposals that hold their place in the text: neither rejected nor superseded. */
const isLive = (proposal: Proposal): boolean =>
  proposal.state === 'proposed' || proposal.state === 'accepted';

/** The index of the first that starts at or behind a place. */
function lowest(sorted: readonly Span[], start: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The sentence that holds the whole of a stretch; null when it is empty or leaves it. */
function sentenceAround(sentences: readonly Sentence[], span: Span): Sentence | null {
  const at = lowest(sentences, span.start + 1) - 1;
  const sentence = sentences[at];
  return sentence && span.start < span.end && sentence.start <= span.start && span.end <= sentence.end
    ? sentence
    : null;
}
