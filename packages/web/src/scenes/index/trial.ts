/** Keeps which job computes the ranges of an index, so that a page opened again still follows it; null forgets it. */
export function keepJob(framework: string, job: string | null): void {
  const at = `luodi.ranges.${framework}`;
  if (job === null) sessionStorage.removeItem(at);
  else sessionStorage.setItem(at, job);
}

/** The job that computes the ranges of an index, as far as this window knows. */
export const keptJob = (framework: string): string | null =>
  sessionStorage.getItem(`luodi.ranges.${framework}`);

const key = (framework: string): string => `luodi.weights.${framework}`;

/** Keeps the weights of a trial for the page where the index is built. */
export const keepTrial = (framework: string, weights: ReadonlyMap<string, number>): void =>
  sessionStorage.setItem(key(framework), JSON.stringify([...weights]));

/** The weights of a trial, once; null where there are none. */
export function takeTrial(framework: string): ReadonlyMap<string, number> | null {
  const kept = sessionStorage.getItem(key(framework));
  sessionStorage.removeItem(key(framework));
  return kept === null ? null : new Map(JSON.parse(kept) as [string, number][]);
}
