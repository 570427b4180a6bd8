/** Folds a text character by character, so that places stay: capital letters and full-width forms become plain. */
export const fold = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (sign) => sign.toLowerCase());

/** Most places that are shown of one search. */
const MOST = 2000;

/**
 * Where the words stand in a text, by place; several words, parted by spaces, are each looked for. Full-width and
 * half-width punctuation, and capital and small Latin letters, are the same.
 * @param folded the text as {@link fold} gives it
 * @example find(fold('修桥，铺路。'), '桥,') // [{ start: 1, end: 3 }]
 */
export function find(folded: string, words: string): { readonly start: number; readonly end: number }[] {
  const places = [];
  for (const word of new Set(fold(words).split(/\s+/).filter(Boolean))) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      places.push({ start: at, end: at + word.length });
      if (places.length >= MOST) break;
    }
  }
  return places.sort((a, b) => a.start - b.start).slice(0, MOST);
}
