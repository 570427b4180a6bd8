import { numeral } from '../numeral.ts';

/** The ways a heading is numbered, outermost first. */
export const KINDS = [
  'markdown',
  'book',
  'part',
  'chapter',
  'section',
  'article',
  'han',
  'hanParen',
  'arabic',
  'arabicParen',
  'circled',
  'ordinal',
  'box',
  'lead',
] as const;
export type Kind = (typeof KINDS)[number];

/** What stands before a heading's words: its kind and number, and where the words begin. */
export interface Mark {
  readonly kind: Kind;
  readonly number: number | null;
  /** Characters before the heading's words: signs of Markdown, number, blanks. */
  readonly length: number;
  /** Signs of Markdown at the end that close what was opened. */
  readonly closing: string;
  /** The level of a Markdown heading, 1–6; 0 where it is none. */
  readonly depth: number;
}

const HAN = '〇零一二三四五六七八九十百千两';
const NUMBER = `[${HAN}0-9０-９]{1,6}`;
const GAP = '[\\s\\u3000\\u00a0]*';

/** A number as printed: 七, 07, １２, ⑦. */
export function ordinalOf(printed: string): number | null {
  const half = printed.normalize('NFKC');
  return numeral(half);
}

const PATTERNS: readonly (readonly [Kind, RegExp])[] = [
  ['book', new RegExp(`^第(${NUMBER})编${GAP}`)],
  ['part', new RegExp(`^第(${NUMBER})(?:篇|部分|部)${GAP}[：:]?${GAP}`)],
  ['chapter', new RegExp(`^第(${NUMBER})章${GAP}`)],
  ['section', new RegExp(`^第(${NUMBER})节${GAP}`)],
  ['article', new RegExp(`^第(${NUMBER})条${GAP}`)],
  ['box', new RegExp(`^(?:专栏|专 栏)${GAP}(${NUMBER})?${GAP}[：:]?${GAP}`)],
  ['hanParen', new RegExp(`^[（(]${GAP}([${HAN}]{1,5})${GAP}[）)]${GAP}[、．.]?${GAP}`)],
  ['arabicParen', new RegExp(`^[（(]${GAP}([0-9０-９]{1,3})${GAP}[）)]${GAP}[、．.]?${GAP}`)],
  ['han', new RegExp(`^([${HAN}]{1,5})[、．.]${GAP}`)],
  // A number that is a figure (3.5, 2.5万亿, 10.1%) or a date is no mark.
  ['arabic', /^([0-9０-９]{1,3})(?:[．.、](?![0-9０-９])|[．.]\s)\s*/],
  ['circled', /^([①-⑳㈠-㈩⑴-⒇])\s*/],
  ['ordinal', new RegExp(`^([${HAN}]{1,3})是(?=[^否不])`)],
];

/**
 * The mark at the head of a line; null where there is none. A Markdown heading without a number is a mark of its
 * own (kind `markdown`).
 * @example markOf('（三）修桥')?.number // → 3
 */
export function markOf(line: string): Mark | null {
  const opening = /^(?:>\s*)*(#{1,6}\s+)?(?:[*_]{2,3}|__)?/.exec(line)!;
  const prefix = opening[0];
  const depth = opening[1] ? opening[1].trim().length : 0;
  const closing = /([*_]{2,3})$/.exec(prefix)?.[1] ?? '';
  const rest = line.slice(prefix.length);
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(rest);
    if (!match || match[0] === '') continue;
    const printed = match[1];
    if (kind === 'box' && printed === undefined && depth === 0 && closing === '' && rest.length > 40)
      continue;
    const number = printed === undefined ? null : ordinalOf(printed);
    if (printed !== undefined && number === null) continue;
    if (rest.length === match[0].length) continue;
    return { kind, number, length: prefix.length + match[0].length, closing, depth };
  }
  return depth > 0 && rest !== ''
    ? { kind: 'markdown', number: null, length: prefix.length, closing, depth }
    : null;
}
