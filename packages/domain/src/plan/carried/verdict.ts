import { LuodiError } from '../../error.ts';
import type { Carried } from './carried.ts';

/** Where a person says a clause went. */
export interface Verdict {
  readonly state: Carried['state'];
  /** eIds of the clauses of the other document that take it up. */
  readonly into: readonly string[];
  /** Why, in the person's words; null where nothing was said. */
  readonly note: string | null;
}

/** The fewest clauses of the other document that each state needs. */
const LEAST: Readonly<Record<Carried['state'], number>> = { carried: 1, split: 2, changed: 1, missing: 0 };

/**
 * Checks a verdict: a missing clause leads nowhere, a split one to two clauses or more, every other one to at least
 * one, each of them once and in the other document.
 * For: the page “where each clause went”.
 * @param others eIds of the clauses of the other document
 * @returns the verdict, its note trimmed and null where empty
 * @throws {LuodiError} `carried-invalid` naming the clause and what does not fit
 * @example verdict('art_1', { state: 'missing', into: [], note: ' ' }, new Set()).note // null
 */
export function verdict(eId: string, given: Verdict, others: ReadonlySet<string>): Verdict {
  const stranger = given.into.find((one) => !others.has(one));
  const fits =
    stranger === undefined &&
    new Set(given.into).size === given.into.length &&
    given.into.length >= LEAST[given.state] &&
    (given.state !== 'missing' || given.into.length === 0);
  if (!fits)
    throw new LuodiError('carried-invalid', {
      eId,
      state: given.state,
      into: stranger ?? given.into.join('、'),
    });
  return { ...given, note: given.note?.trim() || null };
}
