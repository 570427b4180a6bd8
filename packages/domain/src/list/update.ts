import { LuodiError } from '../error.ts';

/** Where a filed update stands. */
export type UpdateState = 'draft' | 'submitted' | 'approved' | 'returned';

/** What can happen to it. */
export type UpdateEvent = 'save' | 'submit' | 'approve' | 'return';

/** The life of an update, total: a gap does not compile. See SPEC.md. */
export const UPDATE_LIFE: Readonly<Record<UpdateState, Readonly<Record<UpdateEvent, UpdateState | null>>>> = {
  draft: { save: 'draft', submit: 'submitted', approve: null, return: null },
  submitted: { save: null, submit: null, approve: 'approved', return: 'returned' },
  approved: { save: null, submit: null, approve: null, return: 'returned' },
  returned: { save: 'draft', submit: 'submitted', approve: null, return: null },
};

/**
 * The state after an event.
 * For: filing and judging updates.
 * @throws LuodiError `locked` when the event cannot happen now: what is submitted stays until it is returned.
 * @source 政府督查工作条例 (2020): fix the item, verify, rectify
 * @example advanceUpdate('draft', 'submit') // → 'submitted'
 */
export function advanceUpdate(state: UpdateState, event: UpdateEvent): UpdateState {
  const next = UPDATE_LIFE[state][event];
  if (next === null) throw new LuodiError('locked', { state, event });
  return next;
}
