import type { Segment } from './segment.ts';

/** How often and how surely the same words stand elsewhere in a document. */
export interface Repeat {
  readonly count: number;
  /** The highest probability at any place, and the next. */
  readonly most: number;
  readonly second: number;
}

/** The words of a document's segments with how often and how surely they occur. Cost: linear. */
export function repeats(text: string, all: readonly (readonly Segment[])[]): ReadonlyMap<string, Repeat> {
  const found = new Map<string, { count: number; most: number; second: number }>();
  for (const line of all) {
    for (const { start, end, probability } of line) {
      const words = text.slice(start, end);
      const held = found.get(words);
      if (!held) found.set(words, { count: 1, most: probability, second: 0 });
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
