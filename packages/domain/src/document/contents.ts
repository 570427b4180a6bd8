import type { Line } from './line.ts';

/** A line of a table of contents is short and ends no sentence. */
const ENTRY = /^(?:[-*•]\s*)?[^。！？]{2,60}?(?:[.．·…\s]{2,}\d{1,4})?$/u;

/**
 * The lines of a table of contents, as indexes: a run of short lines, most of which stand again behind it as lines
 * of their own. Told from the bodies, so that a heading is read once. Cost: linear.
 */
export function contents(all: readonly Line[]): { readonly first: number; readonly last: number } | null {
  const bare = all.map((line) => bareOf(line.text));
  const later = new Map<string, number>();
  for (const [at, words] of bare.entries()) later.set(words, at);
  const limit = Math.min(all.length, 400);
  let best: { first: number; last: number } | null = null;
  for (let at = 0; at < limit; at += 1) {
    if (!isEntry(at)) continue;
    let last = at;
    let hits = 0;
    let misses = 0;
    for (let next = at; next < all.length && ENTRY.test(all[next]!.text); next += 1) {
      if (isEntry(next)) {
        // An entry that begins what an earlier one announced is the body.
        if (next > at && bare[next] === bare[at]) break;
        hits += 1;
        last = next;
        misses = 0;
      } else {
        misses += 1;
        if (misses > 3) break;
      }
    }
    if (hits >= 4 && (best === null || last - at > best.last - best.first)) best = { first: at, last };
    at = Math.max(at, last);
  }
  if (
    best &&
    best.first > 0 &&
    /^(?:[#*\s]*目\s*[录次][*\s]*|<summary>目录<\/summary>)$/.test(all[best.first - 1]!.text)
  ) {
    return { first: best.first - 1, last: best.last };
  }
  return best;

  function isEntry(at: number): boolean {
    const words = bare[at]!;
    const again = later.get(words);
    return words.length >= 4 && again !== undefined && again > at + 3 && ENTRY.test(all[at]!.text);
  }
}

/** A line without list signs, signs of Markdown, leaders and page numbers. */
const bareOf = (line: string): string =>
  line
    .replace(/^[-*•#>\s]+/u, '')
    .replace(/[.．·…\s]{2,}\d{1,4}$/u, '')
    .replace(/\*\*/g, '')
    .replace(/[\s\u3000]+/gu, '');
