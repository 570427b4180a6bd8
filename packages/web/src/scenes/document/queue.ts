import type { Proposal, ReviewAct } from '@luodi/contract';

/** What a key of the review does. */
export type Stroke =
  | { readonly does: 'move'; readonly by: 1 | -1 }
  | { readonly does: 'acts'; readonly acts: readonly ReviewAct[]; readonly move: boolean }
  | { readonly does: 'undo' }
  | { readonly does: 'edit' }
  | { readonly does: 'help' };

const KINDS = ['project', 'policy', 'platform', 'reform'] as const;
const JOIN = /[、和与及,，]/u;

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
  const kind = KINDS[Number(key) - 1];
  if (kind) return acts(false, { act: 'kind', ...on, kind });
  if (key === 's') {
    const parts = split(current);
    return parts.length > 1 ? acts(false, { act: 'split', ...on, at: parts }) : null;
  }
  if (key === 'm' && next) {
    return acts(false, {
      act: 'merge',
      proposals: [on, { proposal: next.id, version: next.version }],
    });
  }
  return null;
}

/** The parts of a proposal at 、 and 和, as stretches of the text. */
export function split({ start, text }: Pick<Proposal, 'start' | 'text'>): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !JOIN.test(text[at]!)) continue;
    if (at - from >= 2) parts.push({ start: start + from, end: start + at });
    from = at + 1;
  }
  return parts;
}
