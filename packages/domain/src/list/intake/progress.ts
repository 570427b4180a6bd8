import { LuodiError } from '../../error.ts';
import { advanceStage, STAGES, type Stage } from '../stage.ts';
import type { LedgerChange, LedgerStep } from './fact.ts';
import { plain } from './named.ts';
import type { SaidStep } from './step.ts';

type StepChange = NonNullable<LedgerChange['milestones']>[number];

/**
 * Milestones that a table says, beside those that are held: known by their titles, of equal titles the first by the
 * first. What is not said of one stays as it is, and so do those that are not said.
 * @returns those that change or are new
 */
export function stepsChanged(held: readonly LedgerStep[], said: readonly SaidStep[]): StepChange[] {
  const waiting = new Map<string, LedgerStep[]>();
  for (const step of [...held].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)))
    waiting.set(plain(step.title), [...(waiting.get(plain(step.title)) ?? []), step]);
  return said.flatMap(({ month: _, ...step }): StepChange[] => {
    const old = waiting.get(plain(step.title))?.shift();
    if (!old) return [{ ...step, id: null, originalDue: step.originalDue ?? step.due }];
    const first = old.originalDue ?? (old.due === step.due ? null : old.due);
    const next: LedgerStep = {
      id: old.id,
      title: old.title,
      due: step.due,
      doneOn: step.doneOn ?? old.doneOn,
      start: step.start ?? old.start,
      originalDue: step.originalDue ?? first,
      duration: step.duration || old.duration,
      stage: step.stage ?? old.stage,
    };
    const differs = (Object.keys(next) as (keyof LedgerStep)[]).some((name) => next[name] !== old[name]);
    return differs ? [next] : [];
  });
}

/** Why a project is not in the stage that a table says. */
export type StageRefusal =
  | { readonly code: 'stage-reason' | 'stage-left' }
  | { readonly code: 'gate-closed'; readonly nodes: unknown };

/**
 * Takes a project from gate to gate up to the stage that a table says. Back, out and in again need a reason, which a
 * table has no place for.
 * @param nodes its milestones as they will be
 * @returns why it does not get there; null when it does
 */
export function stageReached(
  from: Stage,
  wanted: Stage,
  nodes: readonly Pick<LedgerStep, 'title' | 'stage' | 'doneOn'>[],
  lifecycle: readonly Stage[] = STAGES,
): StageRefusal | null {
  if (from === 'withdrawn' || STAGES.indexOf(wanted) < STAGES.indexOf(from)) return { code: 'stage-reason' };
  let at: Stage = from;
  try {
    while (STAGES.indexOf(at) < STAGES.indexOf(wanted))
      at = advanceStage(at, 'advance', nodes, '', lifecycle);
  } catch (error) {
    if (!(error instanceof LuodiError)) throw error;
    return error.code === 'gate-closed'
      ? { code: 'gate-closed', nodes: error.detail?.nodes }
      : { code: 'stage-left' };
  }
  return at === wanted ? null : { code: 'stage-left' };
}
