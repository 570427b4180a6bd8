import type { DocumentDetail } from '@luodi/contract';

/** Where an address points: a stretch of the text and the clause it stands in. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** The heading to ask for what hangs there; null before the first heading. */
  readonly clause: string | null;
}

/**
 * The place of an eId: a heading with all that stands under it, a sentence, a measure, a target or an item; of an eId
 * that is not here, that of what holds it.
 * @returns null when nothing of the name is here
 */
export function placeOf(detail: DocumentDetail, eId: string): Place | null {
  for (let name = eId; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('__')))) {
    const at = detail.headings.findIndex((one) => one.eId === name);
    const heading = detail.headings[at];
    if (heading) {
      const next = detail.headings.slice(at + 1).find((one) => one.level <= heading.level);
      return {
        start: heading.start,
        end: next ? before(detail.text, next.start) : detail.text.length,
        clause: name,
      };
    }
    const things: readonly { eId: string; start: number; end: number }[] = [
      ...detail.sentences,
      ...detail.measures,
      ...detail.targets,
      ...detail.proposals,
    ];
    const thing = things.find((one) => one.eId === name);
    if (thing) return { start: thing.start, end: thing.end, clause: clauseAt(detail, thing.start) };
  }
  return null;
}

/** Most characters of a heading's number: `第一百二十三条　` and its like. */
const NUMBER = 12;

/** Where a heading's line begins: its number belongs to it, but not the sentence it may run on from. */
function before(text: string, heading: number): number {
  const line = text.lastIndexOf('\n', heading - 1) + 1;
  const number = text.slice(line, heading);
  return number.length > NUMBER || /[。！？；]/.test(number) ? heading : line;
}

/** The innermost heading that a place stands under. */
export function clauseAt(detail: DocumentDetail, place: number): string | null {
  const sentence = detail.sentences.find((one) => one.start <= place && place < one.end);
  if (sentence?.article) return sentence.article;
  return detail.headings.findLast((one) => one.start <= place)?.eId ?? null;
}

/** A stretch as an address carries it: `120-134`. */
export function stretchOf(written: string | null): { readonly start: number; readonly end: number } | null {
  const [, start, end] = written?.match(/^(\d+)-(\d+)$/) ?? [];
  return start && end && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null;
}

/** What of a document touches a stretch. */
export function touching<T extends { readonly start: number; readonly end: number }>(
  things: readonly T[],
  { start, end }: { readonly start: number; readonly end: number },
): T[] {
  return things.filter((one) => one.start < end && one.end > start);
}
