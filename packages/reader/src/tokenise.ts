import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Token } from '@luodi/domain/plan';
import type { Jieba } from '@node-rs/jieba';

/** How far behind the last word the next is looked for. */
const NEAR = 64;

let jieba: Promise<Jieba> | null = null;

/** The tokeniser with its dictionary, loaded once; its other tables are left on the disk. */
async function load(): Promise<Jieba> {
  const require = createRequire(import.meta.url);
  const [{ Jieba: Make }, dictionary] = [
    require('@node-rs/jieba') as typeof import('@node-rs/jieba'),
    await readFile(require.resolve('@node-rs/jieba/dict.txt')),
  ];
  return Make.withDict(dictionary);
}

/**
 * The words of a text with their parts of speech, by jieba; white space is left out. The dictionary is loaded at the
 * first call (about 100 ms).
 */
export async function tokenise(text: string): Promise<Token[]> {
  jieba ??= load();
  const tokens: Token[] = [];
  let at = 0;
  for (const { tag, word } of (await jieba).tag(text, true)) {
    // A word that the tokeniser normalised is found again by its length.
    const start = at + Math.max(0, text.slice(at, at + NEAR).indexOf(word));
    const end = start + word.length;
    at = end;
    if (word.trim() !== '') tokens.push({ start, end, tag });
  }
  return tokens;
}
