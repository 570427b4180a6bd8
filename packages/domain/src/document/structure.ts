import type { Document, Sentence } from './document.ts';

/** Placeholder of the first slice: every line a paragraph, every 。 a sentence end, no headings. */
export function structure(text: string): Document {
  const sentences: Sentence[] = [];
  const pattern = /[^\s。！？；][^\n。！？；]*[。！？；]?/gu;
  let count = 0;
  for (const match of text.matchAll(pattern)) {
    const body = match[0].trimEnd();
    count += 1;
    sentences.push({
      eId: `body__s_${count}`,
      start: match.index,
      end: match.index + body.length,
      role: 'other',
      article: null,
    });
  }
  return { text, title: null, period: null, headings: [], sentences, tables: [], findings: [] };
}
