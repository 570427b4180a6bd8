import type { CarriedAct, CarriedClause } from '@luodi/contract';

export const OUTCOMES = ['carried', 'split', 'changed', 'missing'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Where a clause went as it stands: as a person decided it, else as it is proposed. */
export const stands = (
  clause: CarriedClause,
): { readonly state: Outcome; readonly into: readonly string[] } => clause.decision ?? clause.proposed;

/** What is shown of the clauses. */
export interface Lens {
  readonly state: Outcome | null;
  /** True for those a person decided, false for the open ones. */
  readonly decided: boolean | null;
  readonly words: string;
}

/** The clauses a lens lets through, in their order. */
export const through = (clauses: readonly CarriedClause[], lens: Lens): CarriedClause[] =>
  clauses.filter(
    (one) =>
      (lens.state === null || stands(one).state === lens.state) &&
      (lens.decided === null || (one.decision !== null) === lens.decided) &&
      `${one.number ?? ''} ${one.heading} ${one.text}`.includes(lens.words.trim()),
  );

/** The act that decides a clause as it stands, or otherwise. */
export const decide = (
  clause: CarriedClause,
  change: { readonly state?: Outcome; readonly into?: readonly string[] } = {},
): CarriedAct => {
  const { state, into } = { ...stands(clause), ...change };
  return {
    eId: clause.eId,
    version: clause.decision?.version ?? null,
    verdict: { state, into: [...into], note: clause.decision?.note ?? null },
  };
};

/** The state that fits as many clauses as a clause leads to, where its own does not. */
export function fitting(state: Outcome, count: number): Outcome {
  if (count === 0) return 'missing';
  if (state === 'changed') return state;
  return count > 1 ? 'split' : 'carried';
}

/**
 * The acts that put clauses back as they stood before some acts.
 * @param before the clauses as they stood
 */
export const inverse = (before: readonly CarriedClause[], acts: readonly CarriedAct[]): CarriedAct[] => {
  const old = new Map(before.map((one) => [one.eId, one.decision]));
  return acts.map(({ eId }) => {
    const decision = old.get(eId) ?? null;
    return {
      eId,
      version: null,
      verdict: decision && { state: decision.state, into: [...decision.into], note: decision.note },
    };
  });
};

/** Acts on the versions that stand now. */
export const onto = (now: readonly CarriedClause[], acts: readonly CarriedAct[]): CarriedAct[] => {
  const versions = new Map(now.map((one) => [one.eId, one.decision?.version ?? null]));
  return acts.map((act) => ({ ...act, version: versions.get(act.eId) ?? null }));
};
