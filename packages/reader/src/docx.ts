import { LuodiError } from '@luodi/domain';
import { measure, reasonOf } from './archive.ts';
import { textOfHtml } from './html.ts';

/** The part that makes an archive a document. */
const DOCUMENT = 'word/document.xml';

/**
 * The text of a DOCX: paragraphs, headings, tables and places of pictures, by mammoth. What the archive inflates to
 * is measured before anything of it is held.
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
  await measure(bytes, name, DOCUMENT);
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: 'picture' })),
        ignoreEmptyParagraphs: true,
      },
    );
    return value;
  } catch (error) {
    throw new LuodiError('file-broken', { name, reason: reasonOf(error) });
  }
}
