import { LuodiError } from '@luodi/domain';
import type { Entry, ZipFile } from 'yauzl';
import { INFLATED_LIMIT, MARKUP_LIMIT, megabytes } from './limit.ts';

/** What archives are, by a part that each of them has. */
const OTHERS: readonly (readonly [part: RegExp, name: string])[] = [
  [/^word\/document\d*\.xml$/, 'Word .docx'],
  [/^xl\//, 'Excel .xlsx'],
  [/^ppt\//, 'PowerPoint .pptx'],
  [/^content\.xml$/, 'OpenDocument'],
  [/^OFD\.xml$/i, 'OFD'],
  [/^META-INF\/container\.xml$/, 'EPUB'],
];

interface MeasureOptions {
  readonly limit?: number;
  readonly keep?: (path: string, content: Uint8Array) => void;
}

/** An archive of more parts is none of a person's. */
const PARTS = 20_000;

/**
 * Refuses an archive without the part that makes it what it should be, or that inflates beyond the limits: first as
 * every part declares, then the parts that hold text as they inflate, since a declaration may lie.
 * @param wanted the path of that part
 * @param options.limit bytes that the parts that hold text may inflate to
 * @param options.keep given each of these parts
 * @returns the paths of all parts
 * @throws LuodiError `file-broken`, `file-bomb`, `file-unsupported`, `file-encrypted`
 */
export async function measure(
  bytes: Uint8Array,
  name: string,
  wanted: RegExp,
  { limit = MARKUP_LIMIT, keep }: MeasureOptions = {},
): Promise<string[]> {
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
    if (!entries.some((entry) => wanted.test(entry.fileName))) {
      const other = OTHERS.find(([part]) => entries.some((entry) => part.test(entry.fileName)));
      throw new LuodiError('file-unsupported', { name, format: other?.[1] ?? 'ZIP' });
    }
    const declared = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (declared > INFLATED_LIMIT) {
      throw new LuodiError('file-bomb', { name, limit: megabytes(INFLATED_LIMIT) });
    }
    let left = limit;
    for (const entry of entries.filter((one) => /\.(?:xml|rels)$/i.test(one.fileName))) {
      left -= await inflated(archive, entry, left, keep);
      if (left < 0) throw new LuodiError('file-bomb', { name, limit: megabytes(limit) });
    }
    return entries.map((entry) => entry.fileName);
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
      if (entries.length > PARTS) reject(new Error(`> ${PARTS} parts`));
      else archive.readEntry();
    });
    archive.readEntry();
  });

/** How many bytes a part inflates to; it stops behind the limit. */
const inflated = (
  archive: ZipFile,
  entry: Entry,
  limit: number,
  keep: MeasureOptions['keep'],
): Promise<number> =>
  new Promise((resolve, reject) => {
    archive.openReadStream(entry, (failure, stream) => {
      if (failure) return reject(failure);
      let size = 0;
      const held: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        size += part.length;
        if (keep) held.push(part);
        if (size > limit) {
          resolve(size);
          stream.destroy();
        }
      });
      stream.on('error', reject);
      stream.on('end', () => {
        keep?.(entry.fileName, Buffer.concat(held));
        resolve(size);
      });
    });
  });

export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 120);
