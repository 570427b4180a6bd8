import type { DocumentDetail } from '@luodi/contract';

/** What a highlight says of its stretch. */
export type MarkKind =
  | 'project'
  | 'policy'
  | 'platform'
  | 'reform'
  | 'target'
  | 'finding'
  | 'heading'
  | 'noise'
  | 'found'
  | 'chosen';

/** A highlight: a stretch of the text, what it is, and of which thing. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  /** The proposal, target or finding it stands for; empty where it stands for none. */
  readonly id: string;
}

/** What of a paragraph lies between two ends of highlights. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/** A paragraph as it stands, in pieces. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
  /** The heading it stands under. */
  readonly article: string | null;
  /** The heading that begins in it. */
  readonly heading: string | null;
  readonly marks: readonly Mark[];
  /** Keys of the findings whose stretch begins in it. */
  readonly findings: readonly string[];
}

/** Every highlight of a document by place; rejected proposals have none. */
export const marksOf = (detail: DocumentDetail): Mark[] =>
  [
    ...detail.proposals
      .filter((one) => one.state !== 'rejected')
      .map((one): Mark => ({ start: one.start, end: one.end, kind: one.kind, id: one.id })),
    ...detail.targets.map((one): Mark => ({ start: one.start, end: one.end, kind: 'target', id: one.eId })),
    ...detail.findings
      .filter((one) => one.code !== 'boilerplate')
      .map((one): Mark => ({ start: one.start, end: one.end, kind: 'finding', id: one.key })),
    ...detail.sentences
      .filter((one) => one.role === 'noise' || one.role === 'heading')
      .map((one): Mark => ({ start: one.start, end: one.end, kind: one.role as 'noise', id: '' })),
  ].sort((a, b) => a.start - b.start);

/**
 * The paragraphs of a document with the highlights that reach into each. Cost: linear in text, marks and sentences.
 * For: the reader.
 */
export function paragraphs(detail: DocumentDetail): Paragraph[] {
  const marks = marksOf(detail);
  const headings = [...detail.headings].sort((a, b) => a.start - b.start);
  const findings = [...detail.findings].sort((a, b) => a.start - b.start);
  const result: Paragraph[] = [];
  let next = 0;
  let sentence = 0;
  let head = 0;
  let finding = 0;
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
    let heading: string | null = null;
    while (head < headings.length && headings[head]!.start < end) {
      if (headings[head]!.end > start) heading ??= headings[head]!.eId;
      head += 1;
    }
    const here: string[] = [];
    while (finding < findings.length && findings[finding]!.start < end) {
      here.push(findings[finding]!.key);
      finding += 1;
    }
    result.push({
      start,
      end,
      article: heading ?? articleOf(detail, sentence, end),
      heading,
      marks: [...open],
      findings: here,
    });
  }
  return result;
}

/** The article of a paragraph is that of its first sentence that is no noise. */
function articleOf(detail: DocumentDetail, from: number, end: number): string | null {
  const { sentences } = detail;
  let at = from;
  while (at + 1 < sentences.length && sentences[at]!.role === 'noise' && sentences[at + 1]!.start < end)
    at += 1;
  return sentences[at]?.article ?? null;
}

/**
 * Cuts a stretch wherever a highlight begins or ends. Highlights may overlap; a piece carries all that hold it, and
 * the pieces put together are the stretch.
 * @example cut(0, 4, [{ start: 1, end: 2, kind: 'target', id: 't' }]).map(({ start, end }) => [start, end]) // [[0, 1], [1, 2], [2, 4]]
 */
export function cut(start: number, end: number, marks: readonly Mark[]): Piece[] {
  const own = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of own) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1]!;
    return { start: from, end: to, marks: own.filter((mark) => mark.start < to && mark.end > from) };
  });
}
