import type { Span } from '../span.ts';

const END = /[。！？!?]/;
/** What may stand behind the end of a sentence and still belongs to it. */
const TAIL = /[。！？!?…”’」』）)》】*_]/;
const HAN = /\p{Script=Han}/u;

/**
 * The sentences of a stretch: each ends with 。！？ and the quotes, brackets and emphasis marks that close it; a
 * half-width full stop between hanzi ends one too. Every character that is not white space lies in exactly one.
 * Cost: linear.
 */
export function sentences(text: string, { start, end }: Span): Span[] {
  const result: Span[] = [];
  let from = start;
  const close = (to: number) => {
    let first = from;
    while (first < to && /\s/.test(text[first]!)) first += 1;
    let last = to;
    while (last > first && /\s/.test(text[last - 1]!)) last -= 1;
    if (last > first) result.push({ start: first, end: last });
    from = to;
  };
  let at = start;
  while (at < end) {
    const sign = text[at]!;
    if (sign === '\n' && !HAN.test(text[at + 1] ?? '') && at > from) {
      at += 1;
      continue;
    }
    if (END.test(sign) || isStop(text, at)) {
      at += 1;
      // Emphasis opened behind the full stop belongs to what follows: an odd one only closes.
      while (at < end && TAIL.test(text[at]!)) at += 1;
      close(at);
    } else at += 1;
  }
  close(end);
  return result;
}

/** A half-width full stop that ends a Chinese sentence. */
const isStop = (text: string, at: number): boolean =>
  text[at] === '.' && HAN.test(text[at - 1] ?? '') && HAN.test(text[at + 1] ?? '');
