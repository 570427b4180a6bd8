import type { Span } from '../../span.ts';
import { type Quantity, quantities } from './quantity.ts';

/** A stretch of a sentence between its commas and stops, with the quantities in it. */
export interface Clause extends Span {
  readonly quantities: readonly Quantity[];
}

const SIGN = /[，,；;。！？!?：:→\n\r（(“《‘）)]/gu;
const CLOSE: Readonly<Record<string, string>> = { '（': '）', '(': ')', '“': '”', '《': '》', '‘': '’' };
/** A bracket that closes farther on closes nothing. */
const FARTHEST = 200;
/** A longer quotation is a sentence in itself, and its figures count. */
const NAME_LENGTH = 24;
const MAY_HOLD = /[0-9０-９%番]|百分之|[二三四五六七八九十百千点][余多]?[万亿元亩公个年]/u;
const RING = /^(?:分钟|小时|刻钟).{0,12}圈/u;

/**
 * The clauses of a sentence that hold quantities. Brackets around a figure make a clause of their own; figures in
 * book titles and in quoted names are no quantities, save the minutes of a time ring.
 * For: targets.
 * @param text any text
 * @param start start of the sentence, in UTF-16 code units
 * @param end offset behind it
 * @returns in text order, disjoint, each with at least one quantity
 * @example clauses('新增学位300个，其余照旧。', 0, 13).length // 1
 */
export function clauses(text: string, start: number, end: number): Clause[] {
  if (!MAY_HOLD.test(text.slice(start, end))) return [];
  const all = quantities(text, start, end);
  if (all.length === 0) return [];
  const kept: Quantity[] = [];
  const cuts: number[] = [];
  let next = 0;
  let from = start;
  for (const match of text.slice(start, end).matchAll(SIGN)) {
    let at = start + match.index;
    while (next < all.length && all[next]!.start < at) {
      kept.push(all[next]!);
      from = Math.max(from, all[next]!.end);
      next += 1;
    }
    if (at < from) continue;
    const quantity = all[next];
    const c = match[0];
    const close = CLOSE[c];
    const closed = close === undefined ? -1 : within(text, close, at, Math.min(end, at + FARTHEST));
    if (closed > at) {
      const inside = (quantity?.start ?? end) < closed;
      if (c === '（' || c === '(') {
        if (inside) cuts.push(at);
        else at = closed;
      } else if (c === '《' || (inside && closed - at <= NAME_LENGTH)) {
        while (all[next] !== undefined && all[next]!.start < closed) {
          if (isRing(text, all[next]!)) kept.push(all[next]!);
          next += 1;
        }
        at = closed;
      } else if (!inside) {
        at = closed;
      }
    } else if (close === undefined && ((c !== '）' && c !== ')') || cuts.length > 0)) {
      cuts.push(at);
    }
    from = at + 1;
  }
  kept.push(...all.slice(next));
  return divide(kept, cuts, start, end);
}

function within(text: string, close: string, from: number, limit: number): number {
  const at = text.slice(from + 1, limit).indexOf(close);
  return at < 0 ? -1 : from + 1 + at;
}

function isRing(text: string, quantity: Quantity): boolean {
  return (
    quantity.unitClass === 'time' &&
    RING.test(text.slice(quantity.end - quantity.unit!.length, quantity.end + 16))
  );
}

function divide(kept: readonly Quantity[], cuts: readonly number[], start: number, end: number): Clause[] {
  const found: Clause[] = [];
  let from = start;
  let next = 0;
  for (const cut of [...cuts, end]) {
    const inside: Quantity[] = [];
    while (next < kept.length && kept[next]!.start < cut) {
      inside.push(kept[next]!);
      next += 1;
    }
    if (inside.length > 0) found.push({ start: from, end: cut, quantities: inside });
    from = cut + 1;
  }
  return found;
}
