import type { Proposal, ReviewAct } from '@luodi/contract';

/** What a key of the review does. */
export type Stroke =
  | { readonly does: 'move'; readonly by: 1 | -1 }
  | { readonly does: 'acts'; readonly acts: readonly ReviewAct[]; readonly move: boolean }
  | { readonly does: 'undo' }
  | { readonly does: 'edit' }
  | { readonly does: 'split' }
  | { readonly does: 'help' };

export const KINDS = ['project', 'policy', 'platform', 'reform'] as const;
const JOIN = /[、和与及,，；;]/u;

/**
 * What a key means for the proposal at hand; null where it means nothing.
 * @param next the proposal behind it in the text, to merge with
 */
export function stroke(
  key: string,
  current: Proposal | undefined,
  next: Proposal | undefined,
): Stroke | null {
  if (key === 'j' || key === 'ArrowDown') return { does: 'move', by: 1 };
  if (key === 'k' || key === 'ArrowUp') return { does: 'move', by: -1 };
  if (key === 'z') return { does: 'undo' };
  if (key === '?') return { does: 'help' };
  if (!current) return null;
  const on = { proposal: current.id, version: current.version };
  const acts = (move: boolean, ...list: ReviewAct[]): Stroke => ({ does: 'acts', acts: list, move });
  if (key === 'a') return acts(true, { act: 'accept', ...on });
  if (key === 'r') return acts(true, { act: 'reject', ...on });
  if (key === 'u') return acts(false, { act: 'reopen', ...on });
  if (key === 'g')
    return acts(false, { act: 'grade', ...on, grade: current.grade === 'major' ? 'ordinary' : 'major' });
  if (key === 'e') return { does: 'edit' };
  if (key === 's') return { does: 'split' };
  const kind = KINDS[Number(key) - 1];
  if (kind) return acts(false, { act: 'kind', ...on, kind });
  if (key === 'm' && next) {
    return acts(false, {
      act: 'merge',
      proposals: [on, { proposal: next.id, version: next.version }],
    });
  }
  return null;
}

/** The places inside a proposal where it may be cut: its 、 和 and the like, as offsets into its words. */
export const joints = (text: string): number[] =>
  [...text].length === text.length
    ? Array.from(text, (sign, at) => (JOIN.test(sign) && at >= 2 && at <= text.length - 3 ? at : -1)).filter(
        (at) => at >= 0,
      )
    : [];

/**
 * The parts of a proposal when it is cut at some of its joints, as stretches of the text; the sign at a joint belongs
 * to neither part.
 * @param at offsets into its words, as {@link joints} gives them
 */
export function split(
  { start, text }: Pick<Proposal, 'start' | 'text'>,
  at: readonly number[] = joints(text),
): { start: number; end: number }[] {
  const cuts = [-1, ...[...at].sort((a, b) => a - b), text.length];
  return cuts
    .slice(0, -1)
    .map((cut, index) => ({ start: start + cut + 1, end: start + cuts[index + 1]! }))
    .filter((part) => part.end - part.start >= 2);
}

/** The order in which proposals are gone through. */
export type Order = 'text' | 'unsure' | 'sure';

/** What of the queue is shown. */
export interface Lens {
  readonly state: Proposal['state'] | null;
  readonly kind: Proposal['kind'] | null;
  readonly order: Order;
  readonly words: string;
}

/** The queue as it is gone through. */
export function queue(proposals: readonly Proposal[], { state, kind, order, words }: Lens): Proposal[] {
  const shown = proposals.filter(
    (one) =>
      (state === null || one.state === state) &&
      (kind === null || one.kind === kind) &&
      (words === '' || one.text.includes(words)),
  );
  if (order === 'text') return shown;
  const sign = order === 'unsure' ? 1 : -1;
  return shown.sort((a, b) => sign * (a.confidence - b.confidence) || a.start - b.start);
}

/** Where to stand after the queue changed: on the same proposal, else at the same place. */
export function stand(queue: readonly Proposal[], id: string | null, at: number): number {
  const same = queue.findIndex((one) => one.id === id);
  return same >= 0 ? same : Math.max(0, Math.min(queue.length - 1, at));
}

/** A span with one end moved by some characters, within the limits and never empty. */
export function stretch(
  span: { readonly start: number; readonly end: number },
  end: 'start' | 'end',
  to: number,
  limits: { readonly start: number; readonly end: number },
): { start: number; end: number } {
  return end === 'start'
    ? { start: Math.max(limits.start, Math.min(span.end - 2, to)), end: span.end }
    : { start: span.start, end: Math.min(limits.end, Math.max(span.start + 2, to)) };
}
