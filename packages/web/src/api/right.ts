import type { Me, Noun, Role, Verb } from '@luodi/contract';
import { asOf } from './time.ts';

/** Who is offered an act: every role named, or those of the item's own body. The server decides; this only hides. */
export interface Right {
  readonly any: readonly Role[];
  readonly own?: readonly Role[];
}

/** The acts the pages offer. A test holds this table against the server's rule book. */
export const RIGHTS = {
  'document.create': { any: ['planner', 'administrator'] },
  'document.decide': { any: ['planner'] },
  'document.adopt': { any: ['planner'] },
  'proposal.decide': { any: ['planner'] },
  'list.change': { any: ['planner', 'administrator'] },
  'item.create': { any: ['planner'] },
  'item.change': { any: ['planner'], own: ['reporter', 'approver'] },
  'update.file': { any: ['planner'], own: ['reporter', 'approver'] },
  'update.approve': { any: ['planner', 'supervisor'], own: ['approver'] },
  'task.change': { any: ['planner'] },
  'indicator.create': { any: ['planner', 'statistician'] },
  'observation.file': { any: ['statistician', 'planner'] },
  'indicator.decide': { any: ['planner', 'evaluator', 'statistician'] },
  'framework.create': { any: ['planner', 'evaluator'] },
  'framework.adopt': { any: ['planner'] },
  'framework.compute': { any: ['planner', 'evaluator', 'statistician'] },
  'framework.change': { any: ['planner', 'evaluator'] },
  'radar.look': { any: ['planner', 'supervisor', 'leader', 'administrator'], own: ['approver'] },
  'radar.change': { any: ['planner', 'supervisor'] },
  'request.create': { any: ['planner', 'statistician', 'supervisor'] },
  'round.create': { any: ['planner'] },
  'round.change': { any: ['planner'] },
  'evidence.file': { any: ['planner'], own: ['reporter', 'approver'] },
  'evidence.verify': { any: ['supervisor'] },
  'job.administer': { any: ['administrator'] },
  'organisation.change': { any: ['planner', 'administrator'] },
  'account.look': { any: ['administrator', 'auditor'] },
  'account.administer': { any: ['administrator'] },
  'audit.look': { any: ['auditor', 'administrator'] },
  'audit.export': { any: ['auditor'] },
} as const satisfies Partial<Record<`${Noun}.${Verb}`, Right>>;

/**
 * True when the act is to be offered: one of the roles may do it, and the page does not show the past.
 * @param body the body that leads what is acted on
 */
export function may(me: Me, act: keyof typeof RIGHTS, body?: string | null): boolean {
  const right: Right = RIGHTS[act];
  if (asOf !== null && !act.endsWith('.look')) return false;
  if (right.any.some((role) => me.roles.includes(role))) return true;
  return (
    body !== undefined &&
    body !== null &&
    (right.own ?? []).some((role) => me.roles.includes(role)) &&
    me.posts.some((post) => post.body === body)
  );
}

/** True for staff: the public sees what is published, not the working pages. */
export const isStaff = (me: Me): boolean => me.roles.some((role) => role !== 'public');
