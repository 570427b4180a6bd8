import type { Span } from '../span.ts';
import type { Line } from './line.ts';

/** A mark that stands where it cannot. */
export interface Dangling extends Span {
  readonly mark: string;
  /** What should stand there; null where only a person can say. */
  readonly replacement: string | null;
}

/** Pairs of marks that cannot stand together; what mends the pair. */
const CLASH: readonly (readonly [RegExp, (mark: string) => string | null])[] = [
  [/(?<![、，,；;：:])[、，,；;：:]+[。！？]/gu, (mark) => mark.slice(-1)],
  [/。{2}(?!。)/gu, () => '。'],
  [/[。！？；][、，；]/gu, (mark) => mark[0]!],
  [/、{2,}|，{2,}|；{2,}/gu, (mark) => mark[0]!],
  [/[，,]、|、[，,]/gu, () => '，'],
  [/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, () => '。'],
  [/(?<=[（(])[、，。；]|[、，；](?=[）)])/gu, () => ''],
];

/** What every clash holds, so that most paragraphs are read once. */
const MAY_CLASH = /[、，,；;：:。！？（(][、，,；;。！？）)]|\p{Script=Han}\.\p{Script=Han}/u;

/** Marks that cannot open a paragraph. */
const HEADLESS = /^[、，。；：！？）)》”’]/u;

const OPEN: Readonly<Record<string, string>> = {
  '（': '）',
  '《': '》',
  '“': '”',
  '‘': '’',
  '【': '】',
  '〔': '〕',
};
const PAIRED = /[（《“‘【〔）》”’】〕]/gu;

/**
 * Doubled, misplaced and unpaired marks of a paragraph. Cost: linear.
 * @param points whether half-width points stand for full stops throughout: then none is out of place
 */
export function dangling(line: Line, points = false): Dangling[] {
  const found: Dangling[] = [];
  const put = (at: number, mark: string, replacement: string | null) =>
    found.push({ start: line.start + at, end: line.start + at + mark.length, mark, replacement });
  if (MAY_CLASH.test(line.text)) {
    for (const [pattern, mend] of CLASH) {
      for (const match of line.text.matchAll(pattern)) {
        if (!points || match[0] !== '.') put(match.index, match[0], mend(match[0]));
      }
    }
  }
  const head = HEADLESS.exec(line.text);
  if (head && line.text.length > 4) put(0, head[0], '');
  for (const at of unpaired(line.text)) put(at, line.text[at]!, null);
  found.sort((a, b) => a.start - b.start);
  return found.filter((one, at) => at === 0 || one.start >= found[at - 1]!.end);
}

/** Brackets and quotes that have no partner in the paragraph; a list mark such as `1）` has none by right. */
function unpaired(text: string): number[] {
  const stack: number[] = [];
  const lone: number[] = [];
  for (const { 0: sign, index: at } of text.matchAll(PAIRED)) {
    if (sign in OPEN) stack.push(at);
    else {
      const last = stack.at(-1);
      if (last !== undefined && OPEN[text[last]!] === sign) stack.pop();
      else if (!(sign === '）' && /[0-9①-⑳一二三四五六七八九十]/.test(text[at - 1] ?? ''))) lone.push(at);
    }
  }
  return [...lone, ...stack];
}
