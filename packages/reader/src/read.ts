import { createHash } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import { structure } from '@luodi/domain/document';
import { extract } from '@luodi/domain/plan';
import { decode } from './decode.ts';
import { FILE_LIMIT, megabytes } from './limit.ts';
import { propose } from './propose.ts';
import { hanzi } from './radical.ts';
import type { Reading } from './reading.ts';
import { binaryFormat, type Format, MEDIA_TYPES, textFormat } from './sniff.ts';

/** The stages a reading passes, in order. */
export type Stage = 'received' | 'decoded' | 'structured' | 'extracted';

export interface ReadOptions {
  /** Overrides the detection for text formats. */
  readonly encoding?: string | undefined;
  /** Told as each stage is reached. */
  readonly onStage?: (stage: Stage) => void;
}

/**
 * Reads a document: bytes to text, text to structure and findings, structure to what it promises. The same bytes give
 * the same reading. Without a network, a server or a database.
 * Cost: linear in the length of the text.
 * For: `luodi read`, the import in the browser.
 * @param name the file's name; it decides the format only where the content leaves it open
 * @throws LuodiError `file-empty`, `file-large`, `file-binary`, `file-unsupported`, `file-encrypted`, `file-broken`,
 *   `file-bomb`, `encoding-unknown`
 */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<Reading> {
  const { encoding, onStage = () => {} } = options;
  if (bytes.length > FILE_LIMIT) throw new LuodiError('file-large', { name, limit: megabytes(FILE_LIMIT) });
  onStage('received');
  const { text, format, coding } = await textOf(bytes, name, encoding);
  if (text.trim() === '') throw new LuodiError('file-empty', { name });
  onStage('decoded');
  const document = structure(text);
  onStage('structured');
  const bare = extract(document);
  const plan = { ...bare, items: await propose({ ...document, sentences: bare.sentences }) };
  onStage('extracted');
  return {
    source: {
      name,
      mediaType: MEDIA_TYPES[format],
      encoding: coding,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      length: text.length,
      text,
    },
    document,
    plan,
  };
}

async function textOf(
  bytes: Uint8Array,
  name: string,
  encoding: string | undefined,
): Promise<{ readonly text: string; readonly format: Format; readonly coding: string | null }> {
  if (bytes.length === 0) throw new LuodiError('file-empty', { name });
  const binary = binaryFormat(bytes);
  if (binary === 'pdf') {
    const { textOfPdf } = await import('./pdf.ts');
    return { text: hanzi(await textOfPdf(bytes, name)), format: 'pdf', coding: null };
  }
  if (binary === 'zip') {
    const { textOfDocx } = await import('./docx.ts');
    return { text: await textOfDocx(bytes, name), format: 'docx', coding: null };
  }
  if (binary !== null) throw new LuodiError('file-unsupported', { name, format: binary.other });
  const decoded = await decode(bytes, name, encoding);
  const format = textFormat(decoded.text, name);
  const coding = decoded.encoding;
  if (format === 'html') {
    const { textOfHtml } = await import('./html.ts');
    return { text: await textOfHtml(decoded.text), format, coding };
  }
  if (format === 'sql') {
    const { textOfSql } = await import('./html.ts');
    return { text: await textOfSql(decoded.text), format, coding };
  }
  return { text: decoded.text, format, coding };
}
