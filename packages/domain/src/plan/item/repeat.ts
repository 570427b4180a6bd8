import type { Line } from './line.ts';
import type { Segment } from './segment.ts';
import { within } from './word.ts';

/** How often and how surely the same words stand elsewhere in a document. */
export interface Repeat {
  count: number;
  /** The highest probability at any place, and the next. */
  most: number;
  second: number;
}

/** The words of a document's segments, as hashes without quotes, with how often and how surely they occur. Cost: linear. */
export function repeats(
  lines: readonly Line[],
  all: readonly (readonly Segment[])[],
): ReadonlyMap<number, Readonly<Repeat>> {
  const found = new Map<number, Repeat>();
  for (const [at, { words }] of lines.entries()) {
    for (const { first, last, probability } of all[at]!) {
      const key = within(words.sums, first, last);
      const held = found.get(key);
      if (!held) found.set(key, { count: 1, most: probability, second: 0 });
      else {
        held.count += 1;
        if (probability > held.most) {
          held.second = held.most;
          held.most = probability;
        } else if (probability > held.second) held.second = probability;
      }
    }
  }
  return found;
}
