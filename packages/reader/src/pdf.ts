import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { LuodiError } from '@luodi/domain';
import { reasonOf } from './archive.ts';
import { INFLATED_LIMIT, MARKUP_LIMIT, megabytes } from './limit.ts';
import { flow, type Page } from './pdf/flow.ts';
import { type Item, linesOf } from './pdf/line.ts';
import { shipped } from './shipped.ts';

/** Longest a document may be, pages. */
const PAGES = 3000;

/** A picture at least so wide and high may be a page that was scanned, pixels. */
const SCAN = 800;

/** What a PDF holds. */
export interface Pdf {
  readonly text: string;
  /** Page numbers and lines that stand on page after page, left out. */
  readonly frames: number;
}

/**
 * The text of a PDF, its paragraphs put together from its lines; cells that stand apart in a line are parted by a tab,
 * what stands at the head or foot of every page is left out, a page that is a picture is shown as one.
 * @throws LuodiError `file-encrypted`, `file-broken`, `file-bomb`, `file-scanned` where it holds pictures only
 */
export async function textOfPdf(bytes: Uint8Array, name: string): Promise<Pdf> {
  const scans = measure(bytes, name);
  const { getDocumentProxy } = await import('unpdf');
  const pages: Page[] = [];
  process.on('unhandledRejection', stray);
  try {
    // pdf.js takes the buffer for itself: it gets a copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      // Which character a code is, where a Chinese font is named and not embedded.
      cMapUrl: fileURLToPath(shipped('cmaps/')),
      cMapPacked: true,
    } as never);
    try {
      for (let number = 1; number <= Math.min(pdf.numPages, PAGES); number += 1) {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent();
        const [, bottom = 0, , top = 0] = page.view;
        pages.push({ lines: linesOf(items as readonly Item[]), bottom, top });
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
  } finally {
    setImmediate(() => process.off('unhandledRejection', stray));
  }
  if (pages.every(({ lines }) => lines.length === 0)) throw new LuodiError('file-scanned', { name });
  const bare = pages.filter(({ lines }) => lines.length === 0).length;
  return flow(pages, bare > 0 && scans >= bare);
}

/**
 * pdf.js forgets some promises of damaged files; what they reject with is told by the ones it keeps.
 * @throws what is not of pdf.js
 */
function stray(error: unknown): void {
  const name = String((error as { name?: unknown } | null)?.name);
  if (
    !/^(?:XRef\w*|MissingData|InvalidPDF|UnknownError|Format|Abort|Parser\w*|Response|Password)(?:Exception|Error)$/.test(
      name,
    )
  )
    throw error;
}

/**
 * Refuses a PDF whose streams, pictures apart, inflate beyond the limits; what does not inflate is left to pdf.js.
 * @returns how many pictures are as large as a scanned page
 */
function measure(bytes: Uint8Array, name: string): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let total = 0;
  let scans = 0;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const head = file.subarray(Math.max(0, at - 600), at).toString('latin1');
    const dictionary = head.slice(Math.max(0, head.lastIndexOf(' obj')));
    if (/\/Subtype\s*\/Image/.test(dictionary)) {
      const [width = 0, height = 0] = ['Width', 'Height'].map((side) =>
        Number(new RegExp(`/${side}\\s+(\\d{1,6})`).exec(dictionary)?.[1] ?? 0),
      );
      if (width >= SCAN && height >= SCAN) scans += 1;
      continue;
    }
    const filters = dictionary.match(/\/(?:FlateDecode|Fl\b)/g)?.length ?? 0;
    if (filters === 0) continue;
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
  return scans;
}
