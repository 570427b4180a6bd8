import { numeral } from '../numeral.ts';

/** The ways a heading is numbered, outermost first. */
export const KINDS = [
  'markdown',
  'book',
  'part',
  'chapter',
  'section',
  'article',
  'roman',
  'han',
  'hanParen',
  'bare',
  'decimal',
  'decimalThird',
  'decimalFourth',
  'arabic',
  'arabicParen',
  'halfParen',
  'circled',
  'ordinal',
  'box',
  'lead',
] as const;
export type Kind = (typeof KINDS)[number];

/** What stands before a heading's words: its kind and number, and where the words begin. */
export interface Mark {
  readonly kind: Kind;
  /** The last part of a number in parts: 3 of `2.3`. */
  readonly number: number | null;
  /** What stands before the last part: `2` of `2.3`; empty where the number has one part. */
  readonly within: string;
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
const YEAR = '(?:19|20|１９|２０)[0-9０-９]{2}年';

/** A number as printed: 七, 07, １２, ⑦, ㈦, ⑺, ❼, Ⅶ, VII. */
export function ordinalOf(printed: string): number | null {
  const code = printed.codePointAt(0)!;
  if (code >= 0x2776 && code <= 0x2793) return ((code - 0x2776) % 10) + 1;
  const half = printed.normalize('NFKC').replace(/[().]/g, '');
  return /^[IVX]+$/.test(half) ? roman(half) : numeral(half);
}

/** Up to 39; null where the letters stand in no order that counts. */
function roman(letters: string): number | null {
  const match = /^(X{0,3})(IX|IV|V?I{0,3})$/.exec(letters);
  if (!match || letters === '') return null;
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].indexOf(match[2]!);
  return 10 * match[1]!.length + ones;
}

const nth = (nouns: string, behind: string): RegExp =>
  new RegExp(`^第${GAP}(${NUMBER})${GAP}(?:${nouns})${behind}`);

const PATTERNS: readonly (readonly [Kind, RegExp])[] = [
  ['book', nth('编', `(?!制|写|辑)${GAP}[：:]?${GAP}`)],
  ['part', nth('篇|部分', `(?!的)${GAP}[：:]?${GAP}`)],
  ['part', nth('部', `(?:[：:]|[\\s\\u3000])${GAP}`)],
  ['chapter', nth('章', `${GAP}[：:]?${GAP}`)],
  ['section', nth('节', `(?!约|能|课|点)${GAP}[：:]?${GAP}`)],
  ['article', nth('条', `${GAP}[：:]?${GAP}`)],
  ['box', new RegExp(`^专 ?栏${GAP}(${NUMBER})?(?:[-－—.][0-9]{1,2})?${GAP}[：:]?${GAP}`)],
  ['hanParen', new RegExp(`^(?:[（(]${GAP}([${HAN}]{1,5})${GAP}[）)]|([㈠-㈩]))${GAP}[、．.]?${GAP}`)],
  ['arabicParen', new RegExp(`^(?:[（(]${GAP}([0-9０-９]{1,3})${GAP}[）)]|([⑴-⒇]))${GAP}[、．.]?${GAP}`)],
  // 一、二期工程 lists two phases.
  ['han', new RegExp(`^([${HAN}]{1,5})[、．.]${GAP}(?![${HAN}]{1,3}(?:、|期|线|号|环|产))`)],
  [
    'decimal',
    /^((?:[0-9]{1,2}[.．]){1,4}[0-9]{1,2})(?:[.、．]?[\s\u3000\u00a0]+|[、])(?=[\p{Script=Han}“《])/u,
  ],
  // A number that is a figure (3.5, 2.5万亿, 10.1%) or a date is no mark.
  ['arabic', new RegExp(`^([0-9０-９]{1,3})(?:[．.、](?:(?![0-9０-９])|(?=${YEAR}))|[．.]\\s)\\s*`)],
  ['arabic', /^([⒈-⒛])\s*/],
  ['roman', /^([Ⅰ-Ⅻ]+|[IVX]{1,5})[、．.]\s*(?=[\p{Script=Han}“《])/u],
  ['halfParen', /^([0-9０-９]{1,2})[）)](?=\s*[\p{Script=Han}“《])\s*/u],
  ['circled', /^([①-⑳㉑-㉟㊱-㊿❶-➓])\s*/],
  ['ordinal', new RegExp(`^([${HAN}]{1,3})(?:是|要)(?=[^否不])`)],
];

/** What a mark, or the sign of Markdown before one, may begin with. */
const MAY_OPEN = new RegExp(`^[>*_#•+\\-第专（([(IVXⅠ-Ⅻ①-➓㈠-㈩㉑-㊿⑴-⒛0-9０-９${HAN}]`);

/**
 * The mark at the head of a line; null where there is none. A Markdown heading without a number is a mark of its
 * own (kind `markdown`). Signs of a list and of emphasis may stand before it.
 * @example markOf('（三）修桥')?.number // → 3
 */
export function markOf(line: string): Mark | null {
  if (!MAY_OPEN.test(line)) return null;
  const opening = /^(?:>\s*)*(?:[-*+•]\s+)?(#{1,6}\s+)?(?:[*_]{2,3}|__)?/.exec(line)!;
  const prefix = opening[0];
  const depth = opening[1] ? opening[1].trim().length : 0;
  const emphasis = /([*_]{2,3})$/.exec(prefix)?.[1] ?? '';
  const rest = line.slice(prefix.length, prefix.length + 80);
  const none = { within: '', depth };
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(rest);
    if (!match || match[0] === '') continue;
    const printed = match[1] ?? match[2];
    if (kind === 'box' && printed === undefined && depth === 0 && emphasis === '' && line.length > 40)
      continue;
    const parts = kind === 'decimal' ? printed!.split(/[.．]/) : [printed];
    const last = parts.pop();
    const number = last === undefined ? null : ordinalOf(last);
    if (last !== undefined && number === null) continue;
    let length = prefix.length + match[0].length;
    let closing = emphasis;
    // **第一条**　words: only the number is emphasised.
    const shut = emphasis === '' ? null : /^[\s\u3000]*([*_]{2,3})[\s\u3000]*/.exec(line.slice(length));
    if (shut?.[1] === emphasis) {
      length += shut[0].length;
      closing = '';
    }
    if (line.length === length) continue;
    return { ...none, kind: deepened(kind, parts.length), number, within: parts.join('.'), length, closing };
  }
  return depth > 0 && rest !== ''
    ? { ...none, kind: 'markdown', number: null, length: prefix.length, closing: emphasis }
    : null;
}

/** A number of three parts stands below one of two. */
const deepened = (kind: Kind, before: number): Kind =>
  kind !== 'decimal' || before < 2 ? kind : before === 2 ? 'decimalThird' : 'decimalFourth';
