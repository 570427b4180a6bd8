import type { Span } from '../span.ts';
import type { Line } from './line.ts';
import { markOf } from './mark.ts';

/** A passage that stood in the text before. */
export interface Twice extends Span {
  readonly first: Span;
  readonly length: number;
}

/** Shorter passages repeat by right: slogans, signatures, cells of a table. */
const SHORTEST = 30;

/** Paragraphs, or long runs of sentences in them, that stand in the text twice; neighbours are one. Cost: linear. */
export function duplicates(text: string, all: readonly Line[]): Twice[] {
  const seen = new Map<string, Span>();
  const found: Twice[] = [];
  for (const line of all) {
    if (line.text.length < SHORTEST) continue;
    for (const piece of [line, ...sentencesOf(line)]) {
      if (piece.end - piece.start < SHORTEST) continue;
      // The number in front is no part of what is said.
      const from = piece === line ? piece.start + (markOf(line.text)?.length ?? 0) : piece.start;
      const words = text.slice(from, piece.end).replace(/[\s\p{P}\p{S}]/gu, '');
      if (words.length < SHORTEST) continue;
      const first = seen.get(words);
      if (first === undefined) {
        seen.set(words, piece);
        continue;
      }
      const last = found.at(-1);
      if (first.start === piece.start || (last && piece.start >= last.start && piece.end <= last.end))
        continue;
      if (last && text.slice(last.end, piece.start).trim() === '' && first.start >= last.first.end) {
        found[found.length - 1] = {
          start: last.start,
          end: piece.end,
          first: { start: last.first.start, end: first.end },
          length: last.length + words.length,
        };
      } else found.push({ start: piece.start, end: piece.end, first, length: words.length });
    }
  }
  return found;
}

/** None where the line is one sentence. */
function sentencesOf(line: Line): Span[] {
  const found = [...line.text.matchAll(/[^。！？]+[。！？]?/g)];
  return found.length < 2
    ? []
    : found.map((match) => ({
        start: line.start + match.index,
        end: line.start + match.index + match[0].length,
      }));
}
