import type { Noun, Role, Verb } from '@luodi/contract';
import { account } from './account.ts';
import { audit } from './audit.ts';
import { calendar } from './calendar.ts';
import { document } from './document.ts';
import { evidence } from './evidence.ts';
import { framework } from './framework.ts';
import { indicator } from './indicator.ts';
import { item } from './item.ts';
import { job } from './job.ts';
import { list } from './list.ts';
import { notice } from './notice.ts';
import { observation } from './observation.ts';
import { organisation } from './organisation.ts';
import { overview } from './overview.ts';
import type { Policy } from './policy.ts';
import { proposal } from './proposal.ts';
import { radar } from './radar.ts';
import { request } from './request.ts';
import { round } from './round.ts';
import { session } from './session.ts';
import { task } from './task.ts';
import { update } from './update.ts';
import { view } from './view.ts';
import { work } from './work.ts';

export const policies: Readonly<Record<Noun, Policy>> = {
  session,
  account,
  overview,
  document,
  proposal,
  item,
  list,
  view,
  update,
  indicator,
  observation,
  framework,
  organisation,
  task,
  audit,
  notice,
  calendar,
  job,
  round,
  work,
  evidence,
  radar,
  request,
};

/** True when one of the roles may do the verb to the noun at all; “own body only” is asked of {@link ownOnly}. */
export const permits = (roles: readonly Role[], noun: Noun, verb: Verb): boolean =>
  roles.some((role) => scope(role, noun, verb) !== null);

/** True when every role that permits it does so only for what belongs to the visitor's own body. */
export const ownOnly = (roles: readonly Role[], noun: Noun, verb: Verb): boolean =>
  !roles.some((role) => scope(role, noun, verb) === 'any');

const scope = (role: Role, noun: Noun, verb: Verb): 'any' | 'own' | null => {
  const rule = policies[noun][verb];
  if (!rule) return null;
  if (rule.any.includes(role)) return 'any';
  return rule.own?.includes(role) ? 'own' : null;
};
