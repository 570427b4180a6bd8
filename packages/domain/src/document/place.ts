import type { Heading } from './document.ts';
import type { Found } from './heading.ts';
import { KINDS, type Kind } from './mark.ts';
import type { Numbered } from './sequence.ts';

const NAMES: Readonly<Record<Kind, string>> = {
  markdown: 'hcontainer',
  book: 'book',
  part: 'part',
  chapter: 'chp',
  section: 'sec',
  article: 'art',
  roman: 'sec',
  han: 'sec',
  hanParen: 'art',
  bare: 'chp',
  decimal: 'art',
  decimalThird: 'para',
  decimalFourth: 'subpara',
  arabic: 'art',
  arabicParen: 'subpara',
  halfParen: 'point',
  circled: 'point',
  ordinal: 'point',
  box: 'box',
  lead: 'lead',
};

/** A heading with its place in the tree. */
export interface Placed extends Heading {
  readonly found: Found;
  /** eId of the heading above. */
  readonly parent: string | null;
}

/**
 * Gives each heading its level and its eId, made from the structure as received: `art_7` where articles are numbered
 * through, `sec_2__art_1` where they start again; unique in the document.
 */
export function place(headings: readonly Found[]): Placed[] {
  const sorted = [...headings].sort((a, b) => a.from - b.from);
  const used = KINDS.filter(
    (kind) => kind !== 'lead' && kind !== 'box' && sorted.some((one) => one.kind === kind),
  );
  const through = new Set(used.filter((kind) => isThrough(sorted, kind)));
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  /** The least number from `from` on with which a name is free. */
  const free = (name: string, from: number): number => {
    let at = counts.get(name) ?? from;
    while (taken.has(`${name}${at}`)) at += 1;
    counts.set(name, at);
    return at;
  };
  const stack: { readonly rank: number; readonly eId: string; readonly level: number }[] = [];
  return sorted.map((found) => {
    const inner = found.kind === 'lead' || found.kind === 'box';
    const rank = inner ? KINDS.length : used.indexOf(found.kind);
    while (stack.length > 0 && stack.at(-1)!.rank >= rank) stack.pop();
    const parent = stack.at(-1) ?? null;
    const name = `${nameOf(found.kind, used)}_`;
    const own = `${name}${found.number ?? free(parent ? `${parent.eId}__${name}` : name, 1)}`;
    const wanted = parent && !through.has(found.kind) ? `${parent.eId}__${own}` : own;
    const eId = taken.has(wanted) ? `${wanted}-${free(`${wanted}-`, 2)}` : wanted;
    taken.add(eId);
    const level = inner ? (parent?.level ?? 0) + 1 : rank + 1;
    stack.push({ rank, eId, level });
    const { number, stated, text, start, end } = found;
    return { eId, level, number, stated, text, start, end, found, parent: parent?.eId ?? null };
  });
}

/** One kind of article only is called article; below articles a number is a paragraph. */
function nameOf(kind: Kind, used: readonly Kind[]): string {
  if (kind === 'han' && !used.includes('hanParen') && !used.includes('arabic')) return 'art';
  if (kind === 'han' && used.includes('section')) return 'subsec';
  if (kind === 'decimal' && used.includes('bare')) return 'sec';
  if (kind === 'decimalThird' && used.includes('bare')) return 'art';
  if (kind === 'arabic' && (used.includes('hanParen') || used.includes('article'))) return 'para';
  return NAMES[kind];
}

/** Kinds whose numbers always belong to the heading above. */
const NESTED: ReadonlySet<Kind> = new Set([
  'ordinal',
  'circled',
  'arabicParen',
  'decimalThird',
  'decimalFourth',
]);

/** True when the numbers of a kind run on from one heading above to the next, or there is none above. */
function isThrough(sorted: readonly Found[], kind: Kind): boolean {
  const own = sorted.filter((one) => one.kind === kind && one.number !== null && one.stated);
  if (NESTED.has(kind)) return false;
  if (own.length < 2) return true;
  return own.every((one, at) => at === 0 || one.number !== 1);
}

/** The printed numbers, each in the scope whose numbers it continues. */
export function numbered(placed: readonly Placed[]): Numbered[] {
  const sorted = placed.map((one) => one.found);
  const through = new Set(KINDS.filter((kind) => isThrough(sorted, kind)));
  return placed.flatMap((one) => {
    if (one.number === null) return [];
    const scope = through.has(one.found.kind) ? '' : (one.parent ?? '');
    return [{ kind: one.found.kind, number: one.number, start: one.found.from, scope }];
  });
}
