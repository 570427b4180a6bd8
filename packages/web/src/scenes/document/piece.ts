import type { DocumentDetail } from '@luodi/contract';

/** What a stretch of a paragraph is; the classes of its highlight. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly string[];
  readonly hint: string | null;
}

/** A paragraph as it stands, in pieces. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly article: string | null;
  readonly pieces: readonly Piece[];
}

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly hint: string | null;
}

/**
 * Cuts the text into paragraphs, and each where a highlight begins or ends. Highlights may overlap; a piece carries
 * all that hold it. Cost: linear in text and marks.
 */
export function paragraphs(detail: DocumentDetail, hint: (kind: string) => string): Paragraph[] {
  const marks: Mark[] = [
    ...detail.proposals.map((one) => ({
      start: one.start,
      end: one.end,
      name: one.state === 'rejected' ? 'hl-rejected' : `hl hl-${one.kind}`,
      hint: hint(one.kind),
    })),
    ...detail.targets.map((one) => ({
      start: one.start,
      end: one.end,
      name: 'hl-target',
      hint: hint('target'),
    })),
    ...detail.findings
      .filter((one) => one.end - one.start < 400 && one.code !== 'boilerplate')
      .map((one) => ({ start: one.start, end: one.end, name: 'hl-finding', hint: one.message.zh })),
    ...detail.sentences
      .filter((one) => one.role === 'noise' || one.role === 'heading')
      .map((one) => ({ start: one.start, end: one.end, name: one.role, hint: null })),
  ].sort((a, b) => a.start - b.start);
  const result: Paragraph[] = [];
  let next = 0;
  let sentence = 0;
  let open: Mark[] = [];
  for (const match of detail.text.matchAll(/[^\n]+/g)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[0].trim() === '') continue;
    open = open.filter((mark) => mark.end > start);
    while (next < marks.length && marks[next]!.start < end) {
      if (marks[next]!.end > start) open.push(marks[next]!);
      next += 1;
    }
    while (sentence < detail.sentences.length && detail.sentences[sentence]!.end <= start) sentence += 1;
    const last = lastWithin(detail, sentence, end);
    result.push({
      start,
      end,
      article: detail.sentences[last]?.article ?? null,
      pieces: pieces(detail.text, start, end, open),
    });
  }
  return result;
}

/** The article of a paragraph is that of its first sentence that is no noise. */
function lastWithin(detail: DocumentDetail, from: number, end: number): number {
  let at = from;
  while (
    at + 1 < detail.sentences.length &&
    detail.sentences[at]!.role === 'noise' &&
    detail.sentences[at + 1]!.start < end
  )
    at += 1;
  return at;
}

function pieces(text: string, start: number, end: number, marks: readonly Mark[]): Piece[] {
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start) cuts.add(Math.min(mark.start, end));
    if (mark.end < end) cuts.add(Math.max(mark.end, start));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1]!;
    const own = marks.filter((mark) => mark.start < to && mark.end > from);
    return {
      start: from,
      text: text.slice(from, to),
      marks: own.map((mark) => mark.name),
      hint: own.find((mark) => mark.hint !== null)?.hint ?? null,
    };
  });
}
