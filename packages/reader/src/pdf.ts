import { inflateSync } from 'node:zlib';
import { LuodiError } from '@luodi/domain';
import { reasonOf } from './archive.ts';
import { INFLATED_LIMIT, MARKUP_LIMIT, megabytes } from './limit.ts';

/** Longest a document may be, pages. */
const PAGES = 3000;

/** A gap in a line wider than this parts two cells, in units of the font's size. */
const GAP = 2.2;

/**
 * The text of a PDF page by page, by its own lines; cells that stand apart in a line are parted by a tab, and a page
 * number alone at the head or foot of a page is left out.
 * @throws LuodiError `file-encrypted`, `file-broken`, `file-bomb`, `file-scanned` where it holds pictures only
 */
export async function textOfPdf(bytes: Uint8Array, name: string): Promise<string> {
  measure(bytes, name);
  const { getDocumentProxy } = await import('unpdf');
  const pages: string[] = [];
  try {
    // pdf.js takes the buffer for itself: it gets a copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
    } as never);
    try {
      for (let number = 1; number <= Math.min(pdf.numPages, PAGES); number += 1) {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent();
        pages.push(bare(linesOf(items as readonly Item[])));
        page.cleanup();
      }
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    if ((error as { name?: string }).name === 'PasswordException') {
      throw new LuodiError('file-encrypted', { name });
    }
    throw new LuodiError('file-broken', { name, reason: reasonOf(error) });
  }
  const text = pages.filter((page) => page !== '').join('\n');
  if (text.trim() === '') throw new LuodiError('file-scanned', { name });
  return text;
}

/** A page without the number alone in its first or last line. */
const bare = (page: string): string =>
  page
    .trim()
    .replace(/^[-—–·\s]*\d{1,4}[-—–·\s]*(?:\n|$)/, '')
    .replace(/(?:^|\n)[-—–·\s]*\d{1,4}[-—–·\s]*$/, '')
    .trim();

interface Item {
  readonly str?: string;
  readonly hasEOL?: boolean;
  readonly width?: number;
  readonly transform?: readonly number[];
}

function linesOf(items: readonly Item[]): string {
  const out: string[] = [];
  let edge: number | null = null;
  let blank = '';
  for (const { str = '', hasEOL, width = 0, transform } of items) {
    if (str.trim() === '') blank += str;
    else {
      const size = Math.hypot(transform?.[2] ?? 0, transform?.[3] ?? 0);
      const from = transform?.[4] ?? 0;
      const apart = edge !== null && size > 0 && from - edge > GAP * size;
      out.push(apart ? '\t' : blank, str);
      blank = '';
      edge = from + width;
    }
    if (hasEOL) {
      out.push('\n');
      blank = '';
      edge = null;
    }
  }
  return out.join('');
}

/** Refuses a PDF whose streams, pictures apart, inflate beyond the limits; what does not inflate is left to pdf.js. */
function measure(bytes: Uint8Array, name: string): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let total = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const head = file.subarray(Math.max(0, at - 600), at).toString('latin1');
    const dictionary = head.slice(Math.max(0, head.lastIndexOf(' obj')));
    const filters = dictionary.match(/\/(?:FlateDecode|Fl\b)/g)?.length ?? 0;
    if (filters === 0 || /\/Subtype\s*\/Image/.test(dictionary)) continue;
    const from =
      at + 6 + (file[at + 6] === 13 ? 1 : 0) + (file[at + 6 + (file[at + 6] === 13 ? 1 : 0)] === 10 ? 1 : 0);
    const end = file.indexOf('endstream', from);
    let data: Uint8Array = file.subarray(from, end < 0 ? file.length : end);
    try {
      for (let round = 0; round < filters; round += 1) {
        data = inflateSync(data, { maxOutputLength: MARKUP_LIMIT, finishFlush: 2 });
      }
      total += data.length;
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') total = Number.POSITIVE_INFINITY;
    }
    if (total > INFLATED_LIMIT) throw new LuodiError('file-bomb', { name, limit: megabytes(INFLATED_LIMIT) });
    if (end < 0) break;
    at = end;
  }
}
