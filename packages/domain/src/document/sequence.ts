import type { Kind } from './mark.ts';

/** A printed number in its place. */
export interface Numbered {
  readonly kind: Kind;
  readonly number: number | null;
  /** Where the number stands. */
  readonly start: number;
  /** Whose numbers it continues: the heading above, or the whole document where numbers run through. */
  readonly scope: string;
}

/** What is wrong with a sequence, told at the next printed number. */
export type Irregularity =
  | {
      readonly kind: 'gap';
      readonly at: Numbered;
      readonly after: Numbered | null;
      readonly missing: readonly number[];
    }
  | { readonly kind: 'twice'; readonly at: Numbered; readonly number: number };

/** A longer leap is another way of counting, not a loss. */
const LONGEST = 30;
/** A list of fewer numbers proves no sequence. */
const FEWEST: Partial<Record<Kind, number>> = {
  roman: 3,
  bare: 2,
  decimal: 3,
  decimalThird: 3,
  decimalFourth: 3,
  arabic: 3,
  arabicParen: 3,
  halfParen: 3,
  circled: 3,
  ordinal: 2,
};

/** Gaps and repetitions in the printed numbers of each scope. Numbering that starts again at 1 is no fault. Cost: linear. */
export function irregularities(all: readonly Numbered[]): Irregularity[] {
  const scopes = new Map<string, Numbered[]>();
  for (const one of all) {
    if (one.number === null) continue;
    const key = `${one.kind} ${one.scope}`;
    const held = scopes.get(key);
    if (held) held.push(one);
    else scopes.set(key, [one]);
  }
  const found: Irregularity[] = [];
  for (const sequence of scopes.values()) {
    if (sequence.length < (FEWEST[sequence[0]!.kind] ?? 2)) continue;
    let last: Numbered | null = null;
    const seen = new Set<number>();
    for (const one of sequence) {
      const number = one.number!;
      const before = last?.number ?? 0;
      if (number === 1 && last !== null && before !== 1) seen.clear();
      else if (seen.has(number)) {
        found.push({ kind: 'twice', at: one, number });
        continue;
      } else if (
        number > before + 1 &&
        number - before <= LONGEST &&
        !(one.kind === 'box' && last === null)
      ) {
        const missing = Array.from({ length: number - before - 1 }, (_, at) => before + 1 + at);
        found.push({ kind: 'gap', at: one, after: last, missing });
      }
      seen.add(number);
      last = one;
    }
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}
