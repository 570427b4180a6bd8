import { LuodiError } from '@luodi/domain';
import type { Entry, ZipFile } from 'yauzl';
import { textOfHtml } from './html.ts';
import { INFLATED_LIMIT, MARKUP_LIMIT, megabytes } from './limit.ts';

/** What other archives are, by a part that each of them has. */
const OTHERS: readonly (readonly [part: RegExp, name: string])[] = [
  [/^xl\//, 'Excel .xlsx'],
  [/^ppt\//, 'PowerPoint .pptx'],
  [/^content\.xml$/, 'OpenDocument'],
  [/^OFD\.xml$/i, 'OFD'],
  [/^META-INF\/container\.xml$/, 'EPUB'],
];

/**
 * The text of a DOCX: paragraphs, headings, tables and places of pictures, by mammoth. What the archive inflates to
 * is measured before anything of it is held.
 * @throws LuodiError `file-broken`, `file-bomb`, `file-unsupported`, `file-encrypted`
 */
export async function textOfDocx(bytes: Uint8Array, name: string): Promise<string> {
  await measure(bytes, name);
  const { default: mammoth } = await import('mammoth');
  let html: string;
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: 'picture' })),
        ignoreEmptyParagraphs: true,
      },
    );
    html = value;
  } catch (error) {
    throw new LuodiError('file-broken', { name, reason: reasonOf(error) });
  }
  return textOfHtml(html, name);
}

/**
 * Refuses an archive that is no document or inflates beyond the limits: first as every part declares, then the parts
 * that hold text as they inflate, since a declaration may lie.
 */
async function measure(bytes: Uint8Array, name: string): Promise<void> {
  const broken = (error: unknown) =>
    error instanceof LuodiError ? error : new LuodiError('file-broken', { name, reason: reasonOf(error) });
  let archive: ZipFile;
  try {
    archive = await opened(bytes);
  } catch (error) {
    throw broken(error);
  }
  try {
    const entries = await listed(archive);
    if (entries.some((entry) => entry.generalPurposeBitFlag & 1))
      throw new LuodiError('file-encrypted', { name });
    if (!entries.some((entry) => entry.fileName === 'word/document.xml')) {
      const other = OTHERS.find(([part]) => entries.some((entry) => part.test(entry.fileName)));
      throw new LuodiError('file-unsupported', { name, format: other?.[1] ?? 'ZIP' });
    }
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (declared > INFLATED_LIMIT) {
      throw new LuodiError('file-bomb', { name, limit: megabytes(INFLATED_LIMIT) });
    }
    let left = MARKUP_LIMIT;
    for (const entry of entries.filter((one) => /\.(?:xml|rels)$/i.test(one.fileName))) {
      left -= await inflated(archive, entry, left);
      if (left < 0) throw new LuodiError('file-bomb', { name, limit: megabytes(MARKUP_LIMIT) });
    }
  } catch (error) {
    throw broken(error);
  } finally {
    archive.close();
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  const { default: yauzl } = await import('yauzl');
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true, autoClose: false }, (failure, archive) =>
      failure ? reject(failure) : resolve(archive),
    );
  });
}

const listed = (archive: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    archive.on('error', reject);
    archive.on('end', () => resolve(entries));
    archive.on('entry', (entry: Entry) => {
      entries.push(entry);
      archive.readEntry();
    });
    archive.readEntry();
  });

/** How many bytes a part inflates to; it stops behind the limit. */
const inflated = (archive: ZipFile, entry: Entry, limit: number): Promise<number> =>
  new Promise((resolve, reject) => {
    archive.openReadStream(entry, (failure, stream) => {
      if (failure) return reject(failure);
      let size = 0;
      stream.on('data', (part: Buffer) => {
        size += part.length;
        if (size > limit) {
          resolve(size);
          stream.destroy();
        }
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(size));
    });
  });

export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 120);
