import type { Span } from '../span.ts';

/** The end of a sentence with what may stand behind it and still belongs to it. */
const END = /(?:[。！？!?]|(?<=\p{Script=Han})\.(?=\p{Script=Han}))[。！？!?…”’」』）)》】*_]*/gu;

/**
 * The sentences of a stretch: each ends with 。！？ and the quotes, brackets and emphasis marks that close it; a
 * half-width full stop between hanzi ends one too. Every character that is not white space lies in exactly one.
 * Cost: linear.
 */
export function sentences(text: string, { start, end }: Span): Span[] {
  const result: Span[] = [];
  const part = text.slice(start, end);
  let from = 0;
  const close = (to: number) => {
    const raw = part.slice(from, to);
    const words = raw.trim();
    if (words !== '') {
      const first = start + from + raw.indexOf(words[0]!);
      result.push({ start: first, end: first + words.length });
    }
    from = to;
  };
  for (const stop of part.matchAll(END)) close(stop.index + stop[0].length);
  close(part.length);
  return result;
}
