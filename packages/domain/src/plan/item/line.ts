import type { Document, Sentence } from '../../document/document.ts';
import { contextOf, contexts } from '../role/context.ts';
import { features } from './feature.ts';
import type { Token } from './token.ts';

/** A sentence as the model sees it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** Features of its characters. */
  readonly rows: Int32Array;
}

const ROLES = ['heading', 'measure', 'target', 'situation', 'principle', 'other', 'noise'];
const STAGES = ['review', 'thought', 'aim', 'work'];
/** A sentence is cut here: longer ones are tables or damage. */
const LONGEST = 1500;

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '?': '？',
  '!': '！',
};

/** Half-width marks as full-width ones, place for place: a text normalised on its way reads like the others. */
export const fullWidth = (text: string): string =>
  text.replace(/(?<!\d)[,;:()?!](?!\d)|[,;:()?!](?=\p{Script=Han})/gu, (sign) => FULL[sign]!);

/** The sentences that can hold items, with their words and features. Cost: linear. */
export function lined(document: Document, tokens: readonly Token[]): Line[] {
  const known = contexts(document);
  const text = fullWidth(document.text);
  const lines: Line[] = [];
  let at = 0;
  let article: string | null = null;
  let place = 0;
  for (const sentence of document.sentences) {
    if (sentence.article !== article) {
      article = sentence.article;
      place = 0;
    }
    while (at < tokens.length && tokens[at]!.end <= sentence.start) at += 1;
    if (sentence.role === 'noise') continue;
    const end = Math.min(sentence.end, sentence.start + LONGEST);
    const own: Token[] = [];
    for (let k = at; k < tokens.length && tokens[k]!.start < end; k += 1) {
      const { start: from, end: to, tag } = tokens[k]!;
      own.push({ start: Math.max(from, sentence.start), end: Math.min(to, end), tag });
    }
    if (own.length === 0) continue;
    const context = contextOf(known, sentence);
    const setting = {
      role: ROLES.indexOf(sentence.role),
      section: STAGES.indexOf(context.stage),
      place: Math.min(3, place),
    };
    place += 1;
    lines.push({
      start: sentence.start,
      end,
      sentence,
      tokens: own,
      rows: features(text, sentence.start, end, own, setting),
    });
  }
  return lines;
}
