import { LuodiError } from '../error.ts';

/** Where a project stands between an idea and its use. */
export type Stage =
  | 'reserve'
  | 'preparatory'
  | 'started'
  | 'construction'
  | 'completed'
  | 'operation'
  | 'withdrawn';

/** What can happen to it: through the gate, back with a reason, out of the store of projects, and in again. */
export type StageEvent = 'advance' | 'back' | 'withdraw' | 'restore';

/** The stages a project runs through, in order. */
export const STAGES: readonly Stage[] = [
  'reserve',
  'preparatory',
  'started',
  'construction',
  'completed',
  'operation',
];

/** The life of a project, total: a gap does not compile. See SPEC.md. */
export const STAGE_LIFE: Readonly<Record<Stage, Readonly<Record<StageEvent, Stage | null>>>> = {
  reserve: { advance: 'preparatory', back: null, withdraw: 'withdrawn', restore: null },
  preparatory: { advance: 'started', back: 'reserve', withdraw: 'withdrawn', restore: null },
  started: { advance: 'construction', back: 'preparatory', withdraw: 'withdrawn', restore: null },
  construction: { advance: 'completed', back: 'started', withdraw: 'withdrawn', restore: null },
  completed: { advance: 'operation', back: 'construction', withdraw: null, restore: null },
  operation: { advance: null, back: 'completed', withdraw: null, restore: null },
  withdrawn: { advance: null, back: null, withdraw: null, restore: 'reserve' },
};

/** A node as the gate sees it. */
export interface Gated {
  readonly title: string;
  /** The stage it belongs to; null belongs to none and holds no gate. */
  readonly stage: Stage | null;
  readonly doneOn: string | null;
}

/** The nodes that hold the gate out of a stage: those of it that are not reached. */
export const gate = <N extends Gated>(stage: Stage, nodes: readonly N[]): N[] =>
  nodes.filter((node) => node.stage === stage && node.doneOn === null);

/**
 * The stage after an event. The gate opens when every node of the stage is reached; back, out and in again need a
 * reason. Stages that the city's lifecycle leaves out are passed over.
 * For: project owners and planners.
 * @throws LuodiError `locked` when the event cannot happen in this stage, `gate-closed` with the nodes that hold it,
 * `reason-missing`
 * @source 政府投资条例（2018）；住房城乡建设部 建筑工程施工许可管理办法：stages from the store of projects to use
 * @example advanceStage('reserve', 'advance', [], '') // → 'preparatory'
 */
export function advanceStage(
  stage: Stage,
  event: StageEvent,
  nodes: readonly Gated[],
  reason: string,
  lifecycle: readonly Stage[] = STAGES,
): Stage {
  const next = within(STAGE_LIFE[stage][event], event, lifecycle);
  if (next === null) throw new LuodiError('locked', { state: stage, event });
  if (event !== 'advance') {
    if (reason.trim() === '') throw new LuodiError('reason-missing');
    return next;
  }
  const held = gate(stage, nodes);
  if (held.length > 0)
    throw new LuodiError('gate-closed', { stage, nodes: held.map((node) => node.title).join('、') });
  return next;
}

/** The first stage of the lifecycle that an event leads to. */
function within(stage: Stage | null, event: StageEvent, lifecycle: readonly Stage[]): Stage | null {
  if (stage === null || stage === 'withdrawn' || lifecycle.length === 0 || lifecycle.includes(stage))
    return stage;
  const on = event === 'back' ? 'back' : 'advance';
  return within(STAGE_LIFE[stage][on], on, lifecycle);
}
