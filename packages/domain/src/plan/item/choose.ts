import type { Segment } from './segment.ts';

/** A segment with what the judge says. */
export interface Judged extends Segment {
  /** The probability that it is an item of any list. */
  readonly belief: number;
  /** Of each class, in the order of `CLASSES`. */
  readonly classes: readonly number[];
}

/** The disjoint segments with the highest sum of belief above a threshold (weighted interval scheduling). */
export function choose(all: readonly Judged[], threshold: number): Judged[] {
  const sorted = all
    .filter((one) => one.belief > threshold)
    .sort((a, b) => a.end - b.end || a.start - b.start);
  const best: number[] = [0];
  const take: boolean[] = [];
  const before: number[] = [];
  for (const [at, one] of sorted.entries()) {
    let low = 0;
    let high = at;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.end <= one.start) low = middle + 1;
      else high = middle;
    }
    before.push(low);
    const value = best[low]! + one.belief - threshold;
    take.push(value > best[at]!);
    best.push(Math.max(best[at]!, value));
  }
  const chosen: Judged[] = [];
  for (let at = sorted.length - 1; at >= 0; ) {
    if (take[at]) {
      chosen.push(sorted[at]!);
      at = before[at]! - 1;
    } else at -= 1;
  }
  return chosen.reverse();
}
