import type { Role, Verb } from '@luodi/contract';

/** Who may do a verb: to anything, or only to what belongs to their own body. A verb that is not listed nobody may do. */
export type Policy = Readonly<
  Partial<Record<Verb, { readonly any: readonly Role[]; readonly own?: readonly Role[] }>>
>;

/** Everyone who has signed in. */
export const SIGNED_IN: readonly Role[] = [
  'administrator',
  'planner',
  'reporter',
  'approver',
  'statistician',
  'supervisor',
  'evaluator',
  'leader',
  'auditor',
  'public',
];

/** Everyone who works for the government, not the public. */
export const STAFF: readonly Role[] = SIGNED_IN.filter((role) => role !== 'public');
