import type { Span } from '../span.ts';

/** Characters that were damaged on the way, or replaced throughout. */
export interface Damage extends Span {
  readonly severity: 'warning' | 'info';
  readonly what: string;
  readonly count: number;
  readonly replacement: string | null;
}

const DAMAGE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['替换符 U+FFFD / replacement characters', /\uFFFD+/gu],
  ['私用区字符 / private use characters', /[\uE000-\uF8FF]+/gu],
  ['控制字符 / control characters', /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]+/gu],
  [
    '网页代码残留 / remains of the code of a web page',
    /(?<![\w?=&/.])&(?:[a-z]{2,8};|#x?[0-9a-f]{2,6};|\w{2,20}=\w+)+/giu,
  ],
  [
    '乱码 / text decoded with the wrong encoding',
    /(?:锟斤拷|烫烫烫|屯屯屯|[ÃÂâ][\u0080-\u00BF€™œž]|[çèåæäéï][\u0080-\u00BF]{1,2})+/gu,
  ],
];

/** Full-width marks and what stands for them in half width beside hanzi. */
const HALF: readonly (readonly [half: string, full: string, pattern: RegExp])[] = [
  [',', '，', /(?<=[\p{Script=Han}”’）)》%％\d]),(?=[\p{Script=Han}“‘（(《\d])(?<!\d,(?=\d))/gu],
  [';', '；', /(?<=[\p{Script=Han}”’）)》%％\d]);/gu],
  [':', '：', /(?<=[\p{Script=Han}”’）)》]):(?=[\p{Script=Han}“‘（(《])/gu],
  ['(', '（', /\((?=[^)\n]{0,200}\p{Script=Han})/gu],
  ['?', '？', /(?<=\p{Script=Han})\?/gu],
  ['!', '！', /(?<=\p{Script=Han})!(?!\[)/gu],
];

const POINT = /(?<=\p{Script=Han})\.(?=\p{Script=Han}|\s*$)/gmu;
/** A point here and there is a slip; from so many on, at least as many as full stops, it stands for them. */
const MANY_POINTS = 5;

/** Whether half-width points stand for full stops throughout. */
export function pointed(text: string): boolean {
  const points = text.match(POINT)?.length ?? 0;
  return points >= MANY_POINTS && points >= text.split('。').length - 1;
}

/**
 * Damaged characters, one finding for each kind; and substitutions made throughout, one finding with their number,
 * at the first place. Cost: linear.
 * @param points whether half-width points stand for full stops
 */
export function damage(text: string, points: boolean): Damage[] {
  const found: Damage[] = [];
  for (const [what, pattern] of DAMAGE) {
    const matches = [...text.matchAll(pattern)];
    const first = matches[0];
    if (!first) continue;
    found.push({
      start: first.index,
      end: first.index + first[0].length,
      severity: 'warning',
      what,
      count: matches.length,
      replacement: null,
    });
  }
  const radicals = [...text.matchAll(/[\u2E80-\u2FDF]/gu)];
  if (radicals[0]) {
    const first = radicals[0];
    found.push({
      start: first.index,
      end: first.index + 1,
      severity: 'info',
      what: '部首代替汉字 / radicals in place of hanzi',
      count: radicals.length,
      replacement: first[0].normalize('NFKC'),
    });
  }
  const half = [...HALF, ...(points ? [['.', '。', POINT] as const] : [])]
    .map(([sign, full, pattern]) => ({
      sign,
      full,
      matches: [...text.matchAll(pattern)],
    }))
    .filter((one) => one.matches.length > 0);
  const count = half.reduce((sum, one) => sum + one.matches.length, 0);
  const first = half.map((one) => one.matches[0]!).sort((a, b) => a.index - b.index)[0];
  if (first) {
    const signs = half.map((one) => `${one.sign} (${one.matches.length})`).join(' ');
    found.push({
      start: first.index,
      end: first.index + 1,
      severity: 'info',
      what: `半角标点代替全角 ${signs} / half-width punctuation for full-width`,
      count,
      replacement: half.find((one) => one.sign === first[0])?.full ?? null,
    });
  }
  return found;
}
