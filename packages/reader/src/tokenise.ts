import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Token } from '@luodi/domain/plan';
import type { Jieba } from '@node-rs/jieba';
import { narrowed } from './dictionary.ts';

/** How far behind the last word the next is looked for. */
const NEAR = 64;

const require = createRequire(import.meta.url);
const make = (dictionary: Uint8Array): Jieba =>
  (require('@node-rs/jieba') as typeof import('@node-rs/jieba')).Jieba.withDict(dictionary);

let dictionary: Promise<Buffer> | null = null;
let first = true;
let jieba: Promise<Jieba> | null = null;

/** Begins to read the dictionary from the disk, while something else is done. A failure is met where it is used. */
export function fetchDictionary(): void {
  if (jieba === null) bytesOfDictionary().catch(() => {});
}

/** The tagger's other tables are left on the disk. */
function bytesOfDictionary(): Promise<Buffer> {
  dictionary ??= readFile(require.resolve('@node-rs/jieba/dict.txt'));
  return dictionary;
}

/**
 * The tokeniser for a text. A process often reads one text and ends: the first is cut by the part of the dictionary
 * that bears on it, which gives the same words and is ready sooner; the whole is loaded for the second, once.
 */
async function taggerOf(text: string): Promise<Jieba> {
  if (first) {
    first = false;
    return make(narrowed(await bytesOfDictionary(), text));
  }
  jieba ??= bytesOfDictionary().then((bytes) => {
    dictionary = null;
    return make(bytes);
  });
  return jieba;
}

/** The words of a text with their parts of speech, by jieba; white space is left out. */
export async function tokenise(text: string): Promise<Token[]> {
  const tokens: Token[] = [];
  let at = 0;
  for (const { tag, word } of (await taggerOf(text)).tag(text, true)) {
    // A word that the tokeniser normalised is found again by its length.
    const start = at + Math.max(0, text.slice(at, at + NEAR).indexOf(word));
    const end = start + word.length;
    at = end;
    if (word.trim() !== '') tokens.push({ start, end, tag });
  }
  return tokens;
}
