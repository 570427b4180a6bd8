import type { IndexFinding } from './panel.ts';
import type { Treatment } from './treatment.ts';

/** What a step made of a column, and what it made it from. */
export interface Passed {
  readonly from: readonly unknown[];
  readonly column: Float64Array;
  readonly findings: readonly IndexFinding[];
  readonly treatments: readonly Treatment[];
}

/** What every step made of every column, by step and code. */
export type Trace = ReadonlyMap<string, Passed>;

/** What a step makes of a column. */
export interface Made {
  readonly column: Float64Array;
  readonly findings?: readonly IndexFinding[];
  readonly treatments?: readonly Treatment[];
}

/** Runs a step on a column, unless it was run on the same things before. */
export type Pass = (step: string, code: string, from: readonly unknown[], make: () => Made) => Passed;

/**
 * Runs steps so that a second computation does only what changed: a step whose inputs are the same objects keeps its
 * result, and a result equal to the earlier one is the earlier object, so that nothing after it is computed either.
 */
export function tracing(before: Trace | undefined): { readonly pass: Pass; readonly trace: Trace } {
  const trace = new Map<string, Passed>();
  const pass: Pass = (step, code, from, make) => {
    const key = `${step} ${code}`;
    const old = before?.get(key);
    let now = old;
    if (!old || old.from.length !== from.length || !old.from.every((one, k) => Object.is(one, from[k]))) {
      const made = make();
      now = {
        from,
        column: old && equal(old.column, made.column) ? old.column : made.column,
        findings: made.findings ?? [],
        treatments: made.treatments ?? [],
      };
    }
    trace.set(key, now!);
    return now!;
  };
  return { pass, trace };
}

function equal(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (!Object.is(a[i], b[i])) return false;
  return true;
}
