import type { Document, Sentence } from '../../document/document.ts';
import { contextOf, contexts } from '../role/context.ts';
import { type Chunks, chunksOf } from './chunk.ts';
import { features, type Setting } from './feature.ts';
import { Room } from './room.ts';
import type { Token } from './token.ts';
import { type Words, worder } from './word.ts';

/** A sentence as the model sees it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
  readonly words: Words;
  readonly chunks: Chunks;
  readonly setting: Setting;
}

const ROLES = ['heading', 'measure', 'target', 'situation', 'principle', 'other', 'noise'];
const STAGES = ['review', 'thought', 'aim', 'work'];
/** A sentence is cut here: longer ones are tables or damage. */
export const LONGEST_LINE = 1500;

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

/**
 * The features of a sentence's words, row by row.
 * @param held an array to write into where it is large enough
 */
export const rowsOf = ({ words, chunks, setting }: Line, held?: Int32Array) =>
  features(words, chunks, setting, held);

/** The sentences that can hold items, with their words. Cost: linear. */
export function lined(document: Document, tokens: readonly Token[]): Line[] {
  const known = contexts(document);
  const room = new Room();
  const wordsOf = worder(fullWidth(document.text), room);
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
    const end = Math.min(sentence.end, sentence.start + LONGEST_LINE);
    const own: Token[] = [];
    for (let k = at; k < tokens.length && tokens[k]!.start < end; k += 1) {
      const token = tokens[k]!;
      const whole = token.start >= sentence.start && token.end <= end;
      own.push(
        whole
          ? token
          : { start: Math.max(token.start, sentence.start), end: Math.min(token.end, end), tag: token.tag },
      );
    }
    if (own.length === 0) continue;
    const context = contextOf(known, sentence);
    const setting = {
      role: ROLES.indexOf(sentence.role),
      section: STAGES.indexOf(context.stage),
      place: Math.min(3, place),
    };
    place += 1;
    const words = wordsOf(own);
    lines.push({ start: sentence.start, end, sentence, words, chunks: chunksOf(words, room), setting });
  }
  return lines;
}
