import { LuodiError } from '@luodi/domain';
import { reasonOf } from './docx.ts';

/** Longest a document may be, pages. */
const PAGES = 3000;

/**
 * The text of a PDF page by page, by its own lines; a page number alone in its line is left out.
 * @throws LuodiError `file-encrypted`, `file-broken`, `file-binary` where it holds pictures only
 */
export async function textOfPdf(bytes: Uint8Array, name: string): Promise<string> {
  const { getDocumentProxy } = await import('unpdf');
  let pages: string[] = [];
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 } as never);
    for (let number = 1; number <= Math.min(pdf.numPages, PAGES); number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(linesOf(items as never));
      page.cleanup();
    }
    await pdf.cleanup();
  } catch (error) {
    if ((error as { name?: string }).name === 'PasswordException')
      throw new LuodiError('file-encrypted', { name });
    throw new LuodiError('file-broken', { name, reason: reasonOf(error) });
  }
  pages = pages.map((page) => page.replace(/^[\s\-—–·]*\d{1,4}[\s\-—–·]*$/gm, '').trim());
  const text = pages.filter((page) => page !== '').join('\n');
  if (text.trim() === '')
    throw new LuodiError('file-broken', {
      name,
      reason: '只有图片，没有文字层 / pictures only, no text layer',
    });
  return text;
}

interface Item {
  readonly str: string;
  readonly hasEOL: boolean;
}

const linesOf = (items: readonly Item[]): string =>
  items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : '')).join('');
