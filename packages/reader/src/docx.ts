import { LuodiError } from '@luodi/domain';
import { textOfHtml } from './html.ts';
import { INFLATED_LIMIT, megabytes } from './limit.ts';

/**
 * The text of a DOCX: paragraphs, headings, tables and places of pictures, by mammoth. The archive is measured
 * before anything is inflated.
 * @throws LuodiError `file-broken`, `file-bomb`, `file-unsupported`, `file-encrypted`
 */
export async function textOfDocx(bytes: Uint8Array, name: string): Promise<string> {
  await measure(bytes, name);
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: 'picture' })),
        ignoreEmptyParagraphs: true,
      },
    );
    return await textOfHtml(value);
  } catch (error) {
    throw new LuodiError('file-broken', { name, reason: reasonOf(error) });
  }
}

/** What the archive says it inflates to, entry by entry; nothing is inflated. */
async function measure(bytes: Uint8Array, name: string): Promise<void> {
  const { default: yauzl } = await import('yauzl');
  let total = 0;
  let isWord = false;
  await new Promise<void>((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (failure, archive) => {
      if (failure) return reject(new LuodiError('file-broken', { name, reason: reasonOf(failure) }));
      archive.on('error', (error: unknown) =>
        reject(new LuodiError('file-broken', { name, reason: reasonOf(error) })),
      );
      archive.on('end', resolve);
      archive.on(
        'entry',
        (entry: {
          fileName: string;
          uncompressedSize: number;
          compressedSize: number;
          generalPurposeBitFlag: number;
        }) => {
          total += entry.uncompressedSize;
          if (entry.fileName === 'word/document.xml') isWord = true;
          if (entry.generalPurposeBitFlag & 1) return reject(new LuodiError('file-encrypted', { name }));
          if (
            total > INFLATED_LIMIT ||
            (entry.uncompressedSize > 20_000_000 && entry.uncompressedSize > 200 * entry.compressedSize)
          ) {
            return reject(new LuodiError('file-bomb', { name, limit: megabytes(INFLATED_LIMIT) }));
          }
          archive.readEntry();
        },
      );
      archive.readEntry();
    });
  });
  if (!isWord) throw new LuodiError('file-unsupported', { name, format: 'ZIP' });
}

export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 120);
