import { LuodiError } from '@luodi/domain';
import { measure, reasonOf } from './archive.ts';
import { printed } from './docx/printed.ts';
import { textOfHtml } from './html.ts';

/** The part that makes an archive a document. */
const DOCUMENT = /^word\/document\d*\.xml$/;

/**
 * The text of a DOCX: paragraphs with the numbers that Word prints, headings, tables, text boxes, notes, and places of
 * pictures, by mammoth. What the archive inflates to is measured before anything of it is held.
 * @throws LuodiError `file-broken`, `file-bomb`, `file-unsupported`, `file-encrypted`
 */
export async function textOfDocx(bytes: Uint8Array, name: string): Promise<string> {
  return textOfHtml(await htmlOfDocx(bytes, name), name);
}

/**
 * A DOCX as HTML, with pictures as places.
 * @throws LuodiError as {@link textOfDocx}
 */
export async function htmlOfDocx(bytes: Uint8Array, name: string): Promise<string> {
  const parts = new Map<string, Uint8Array>();
  await measure(bytes, name, DOCUMENT, { keep: (path, content) => parts.set(path, content) });
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      // The archive as mammoth asks for it, instead of one that it opens by itself.
      { file: await archiveOf(parts) } as never,
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: 'picture' })),
        ignoreEmptyParagraphs: true,
      },
    );
    return noted(value);
  } catch (error) {
    throw new LuodiError('file-broken', { name, reason: reasonOf(error) });
  }
}

/** The parts of a document, its body as printed. */
async function archiveOf(parts: ReadonlyMap<string, Uint8Array>) {
  const text = (path: string) => {
    const part = parts.get(path);
    return part && new TextDecoder().decode(part);
  };
  const named = (part: string) =>
    text([...parts.keys()].find((path) => new RegExp(`^word/${part}\\d*\\.xml$`).test(path)) ?? '');
  const body = new Map<string, string>();
  for (const path of parts.keys()) {
    if (!DOCUMENT.test(path)) continue;
    body.set(path, await printed(text(path)!, named('numbering'), named('styles')));
  }
  return {
    exists: (path: string) => parts.has(path),
    read: async (path: string, encoding?: string) =>
      body.get(path) ?? (encoding === undefined ? parts.get(path) : text(path)),
  };
}

/** Notes with the number by which the text refers to them, and without the arrow back. */
function noted(html: string): string {
  let number = 0;
  return html
    .replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '')
    .replace(/<li id="(?:foot|end)note-[^"]*">(?:<p>)?/g, (opening) => {
      number += 1;
      return `${opening}[${number}]`;
    });
}
