import type { Span } from '../../span.ts';
import { data } from './xml.ts';

/** A stretch that is marked in the text: an opening tag and its end tag. */
export interface Mark extends Span {
  readonly name: string;
  /** Attributes as written; `eId` is left out where a mark goes on after another cut it. */
  readonly attributes: string;
  readonly eId: string;
}

/** A place in the text where something empty stands. */
export interface Point {
  readonly at: number;
  readonly xml: string;
}

/** A writer of stretches of one text with marks and points put in. */
export interface Inline {
  readonly write: (span: Span) => string;
}

/**
 * Marks that lie in another nest; one that crosses another is cut in two, of which the first keeps the eId. Cost of a
 * stretch: its length and the marks in it, after a search.
 */
export function inline(text: string, marks: readonly Mark[], points: readonly Point[]): Inline {
  const ordered = [...marks]
    .filter((one) => one.end > one.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const places = [...points].sort((a, b) => a.at - b.at);
  const longest = ordered.reduce((most, one) => Math.max(most, one.end - one.start), 0);
  const opened = new Set<Mark>();

  const plain = (start: number, end: number): string => {
    let out = '';
    let at = start;
    for (let next = first(places, (one) => one.at >= start); next < places.length; next += 1) {
      const point = places[next]!;
      if (point.at >= end) break;
      out += data(text.slice(at, point.at)) + point.xml;
      at = point.at;
    }
    return out + data(text.slice(at, end));
  };

  const nest = (start: number, end: number, held: readonly (Span & { readonly mark: Mark })[]): string => {
    const queue = [...held];
    let out = '';
    let at = start;
    while (queue.length > 0) {
      const { mark, ...span } = queue.shift()!;
      const inner: typeof queue = [];
      const after: typeof queue = [];
      for (const one of queue) {
        if (one.start >= span.end) after.push(one);
        else {
          inner.push({ ...one, end: Math.min(one.end, span.end) });
          if (one.end > span.end) after.push({ ...one, start: span.end });
        }
      }
      queue.splice(0, queue.length, ...after.sort((a, b) => a.start - b.start || b.end - a.end));
      const eId = opened.has(mark) ? '' : ` eId="${data(mark.eId)}"`;
      opened.add(mark);
      out += `${plain(at, span.start)}<${mark.name}${eId}${mark.attributes}>${nest(span.start, span.end, inner)}</${mark.name}>`;
      at = span.end;
    }
    return out + plain(at, end);
  };

  return {
    write: ({ start, end }) => {
      const held: (Span & { mark: Mark })[] = [];
      for (
        let next = first(ordered, (one) => one.start >= start - longest);
        next < ordered.length;
        next += 1
      ) {
        const mark = ordered[next]!;
        if (mark.start >= end) break;
        if (mark.end > start) {
          held.push({ mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) });
        }
      }
      return nest(start, end, held);
    },
  };
}

/** The first place of an ordered list where a condition that stays true becomes so. */
export function first<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
