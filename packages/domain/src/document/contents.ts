import type { Line } from './line.ts';
import { markOf } from './mark.ts';

/** A line of a table of contents is short and ends no sentence. */
const ENTRY = /^[^。！？；]{2,80}$/u;
/** Dots that lead to a number of a page, or that number behind a tab. */
const LEADER = /(?:[.．·•…⋯\s\u3000]{3,}|…|\t)\s*[（(]?[-－—]?\s?[0-9０-９]{1,4}\s?[-－—]?[）)]?$/u;
const TITLE =
  /^[#*>\s]*目[\s\u3000]*[录次][*\s]*$|^[#*\s]*contents[*\s]*$|^<(?:summary|p|h\d)>\s*目\s*录\s*<\/(?:summary|p|h\d)>$/iu;
/** Lines that may stand between entries without one being among them. */
const STRAY = 3;
/** A list of fewer entries is no table of contents. */
const FEWEST = 4;

/**
 * The lines of a table of contents, as indexes: a run of short lines that lead to pages, or most of which open a line
 * of their own further down. Told from the bodies, so that a heading is read once. Cost: linear.
 */
export function contents(all: readonly Line[]): { readonly first: number; readonly last: number } | null {
  const limit = Math.min(all.length, 600);
  if (!hasRun(all, limit)) return null;
  const keys = all.map((line, at) => keyOf(line.text, at < limit));
  const later = new Map<string, number>();
  for (const [at, key] of keys.entries()) if (key !== '') later.set(key, at);
  let best: { first: number; last: number; hits: number } | null = null;
  for (let at = 0; at < limit; at += 1) {
    const titled = at > 0 && TITLE.test(all[at - 1]!.text);
    if (!isEntry(at) && !titled) continue;
    const begun = new Set<string>();
    let last = at;
    let hits = 0;
    let misses = 0;
    for (let next = at; next < all.length && ENTRY.test(all[next]!.text); next += 1) {
      // What an entry announced begins: the body.
      if (begun.has(exact(next)) && !LEADER.test(all[next]!.text)) break;
      if (isEntry(next)) {
        begun.add(exact(next));
        hits += 1;
        last = next;
        misses = 0;
      } else {
        misses += 1;
        if (misses > STRAY) break;
      }
    }
    if (hits >= (titled ? FEWEST - 1 : FEWEST) && (best === null || hits > best.hits))
      best = { first: at, last, hits };
    at = Math.max(at, last);
  }
  if (best === null) return null;
  const titled = best.first > 0 && TITLE.test(all[best.first - 1]!.text);
  return { first: titled ? best.first - 1 : best.first, last: best.last };

  /** A part and its chapter may bear the same words; their numbers tell them apart. */
  function exact(at: number): string {
    const mark = markOf(all[at]!.text);
    return mark ? `${mark.kind} ${mark.number} ${keys[at]}` : keys[at]!;
  }

  function isEntry(at: number): boolean {
    const line = all[at]!.text;
    if (!ENTRY.test(line)) return false;
    if (LEADER.test(line) && /\p{Script=Han}{2}/u.test(line)) return true;
    const key = keys[at]!;
    const again = later.get(key);
    return key.length >= 4 && again !== undefined && again > at + 3;
  }
}

/** Whether enough short lines stand together for a table of contents. */
function hasRun(all: readonly Line[], limit: number): boolean {
  let run = 0;
  for (let at = 0; at < all.length && (at < limit || run > 0); at += 1) {
    run = ENTRY.test(all[at]!.text) ? run + 1 : 0;
    if (run >= FEWEST - 1) return true;
  }
  return false;
}

/**
 * What a line says as an entry or as a heading: without number, leader and page, signs and blanks; the first sentence
 * of a paragraph. A line that is marked may be shorter: 第一章 总则.
 */
function keyOf(line: string, entry: boolean): string {
  const mark = markOf(line);
  const words = line
    .slice(mark?.length ?? 0, 120)
    .replace(/^[-*•#>\s]+/u, '')
    .split(/[。！？]/u, 1)[0]!
    .replace(entry ? LEADER : '', '')
    .replace(/[\s\p{P}\p{S}]/gu, '');
  if (words.length > 60) return '';
  return mark && mark.number !== null && words.length < 4 ? `${mark.kind}${mark.number}${words}` : words;
}
