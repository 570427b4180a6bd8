import type { Line } from './line.ts';
import { type Mark, markOf } from './mark.ts';

/** A chapter of a text numbered 1, 1.1, 1.1.1: a bare number, a blank, a few words. */
const CHAPTER =
  /^(?:#{1,6}\s+)?(?:\*{2})?([0-9]{1,2})[\s\u3000\u00a0]+(?=\p{Script=Han})[^。；！？|\t]{2,30}$/u;
/** So many chapters must have sections of their own number before a bare number is believed to be one. */
const FEWEST = 2;

/**
 * The marks of chapters with a bare number (`1 总则`), by the start of their line: told from figures and cells by the
 * sections that follow (`1.1 目的`) and by standing in sequence. Cost: linear.
 */
export function chapters(all: readonly Line[]): ReadonlyMap<number, Mark> {
  const candidates: { readonly line: Line; readonly mark: Mark; confirmed: boolean }[] = [];
  for (const line of all) {
    const match = CHAPTER.exec(line.text);
    if (match) {
      const length = match[0].search(/\p{Script=Han}/u);
      const closing = line.text.endsWith('**') ? '**' : '';
      const depth = /^#*/.exec(line.text)![0].length;
      const mark: Mark = { kind: 'bare', number: Number(match[1]), within: '', length, closing, depth };
      candidates.push({ line, mark, confirmed: false });
      continue;
    }
    const last = candidates.at(-1);
    if (!last || last.confirmed) continue;
    const mark = markOf(line.text);
    if (mark?.kind === 'decimal' && mark.within === String(last.mark.number)) last.confirmed = true;
  }
  const found = new Map<number, Mark>();
  if (candidates.filter((one) => one.confirmed).length < FEWEST) return found;
  const later = new Set<number>();
  const sure = candidates.map((one) => one.confirmed);
  for (let at = candidates.length - 1; at >= 0; at -= 1) {
    const number = candidates[at]!.mark.number!;
    // The same number with sections of its own further down is the chapter, and this one is not.
    if (!sure[at] && !later.has(number)) sure[at] = true;
    later.add(number);
  }
  let due = 1;
  for (const [at, { line, mark, confirmed }] of candidates.entries()) {
    if (!sure[at] || (mark.number !== due && !(confirmed && mark.number! > due))) continue;
    found.set(line.start, mark);
    due = mark.number! + 1;
  }
  return found;
}
