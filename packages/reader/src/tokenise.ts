import type { Token } from '@luodi/domain/plan';
import type { Jieba } from '@node-rs/jieba';

let jieba: Jieba | null = null;

/**
 * The words of a text with their parts of speech, by jieba; white space is left out. The dictionary is loaded at the
 * first call (about 100 ms).
 */
export async function tokenise(text: string): Promise<Token[]> {
  if (jieba === null) {
    const { Jieba: Make } = await import('@node-rs/jieba');
    const { dict } = await import('@node-rs/jieba/dict.js');
    jieba = Make.withDict(dict);
  }
  const tokens: Token[] = [];
  let at = 0;
  for (const { tag, word } of jieba.tag(text, true)) {
    // A word that the tokeniser normalised is found again by its length.
    const start = text.startsWith(word, at) ? at : Math.max(at, text.indexOf(word, at));
    const end = start + word.length;
    at = end;
    if (word.trim() !== '') tokens.push({ start, end, tag });
  }
  return tokens;
}
