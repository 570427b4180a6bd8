import type { Document } from './document.ts';

/** A heading with the text that stands directly under it: the unit that people cite and everything hangs on. */
export interface Clause {
  readonly eId: string;
  readonly level: number;
  readonly number: number | null;
  readonly stated: boolean;
  /** Empty for what stands before the first heading. */
  readonly heading: string;
  /** Where the heading's sentence starts, its number included. */
  readonly start: number;
  /** Where the next heading starts, or the text ends; white space at the end left out. */
  readonly end: number;
}

/** The eId of what stands before the first heading. */
export const PREFACE = 'preface';

/**
 * The clauses of a document in its order; together they cover the text from its first character that is not white
 * space to its last.
 * Cost: linear in headings and sentences.
 */
export function clauses(document: Pick<Document, 'text' | 'headings' | 'sentences'>): Clause[] {
  const { text } = document;
  const starts = headingStarts(document);
  const headings = [...document.headings].sort((a, b) => a.start - b.start);
  const from = (at: number) => starts.get(headings[at]!.eId) ?? headings[at]!.start;
  const trimmed = (start: number, end: number) => start + text.slice(start, end).trimEnd().length;
  const first = headings.length > 0 ? from(0) : text.length;
  const result: Clause[] = [];
  const opening = text.slice(0, first);
  if (opening.trim() !== '') {
    const start = opening.length - opening.trimStart().length;
    result.push({
      eId: PREFACE,
      level: 1,
      number: null,
      stated: false,
      heading: '',
      start,
      end: trimmed(start, first),
    });
  }
  for (const [at, heading] of headings.entries()) {
    const end = trimmed(from(at), at + 1 < headings.length ? from(at + 1) : text.length);
    result.push({
      eId: heading.eId,
      level: heading.level,
      number: heading.number,
      stated: heading.stated,
      heading: heading.text,
      start: from(at),
      end,
    });
  }
  return result;
}

/** Where the sentence of each heading starts; a heading in mid-sentence starts itself. */
function headingStarts({
  headings,
  sentences,
}: Pick<Document, 'headings' | 'sentences'>): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  const sorted = [...headings].sort((a, b) => a.start - b.start);
  let at = 0;
  let last = 0;
  for (const heading of sorted) {
    while (at < sentences.length && sentences[at]!.end <= heading.start) at += 1;
    const sentence = sentences[at];
    const start =
      sentence && sentence.role === 'heading' ? Math.min(sentence.start, heading.start) : heading.start;
    starts.set(heading.eId, Math.max(start, last));
    last = heading.end;
  }
  return starts;
}
