import { createHash } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import { structure } from '@luodi/domain/document';
import { extract } from '@luodi/domain/plan';
import { FILE_LIMIT, megabytes } from './limit.ts';
import { prepare, propose } from './propose.ts';
import type { Reading } from './reading.ts';
import { MEDIA_TYPES } from './sniff.ts';
import { extracted } from './text.ts';

/** The stages a reading passes, in order. */
export type Stage = 'received' | 'decoded' | 'structured' | 'extracted';

export interface ReadOptions {
  /** Overrides the detection for text formats. */
  readonly encoding?: string | undefined;
  /** Told as each stage is reached. */
  readonly onStage?: ((stage: Stage) => void) | undefined;
}

/**
 * Reads a document: bytes to text, text to structure and findings, structure to what it promises. The same bytes give
 * the same reading. Without a network, a server or a database.
 * Cost: linear in the length of the text.
 * For: `luodi read`, the import in the browser.
 * @param name the file's name; it decides the format only where the content leaves it open
 * @throws LuodiError `file-empty`, `file-large`, `file-binary`, `file-unsupported`, `file-encrypted`, `file-broken`,
 *   `file-bomb`, `file-scanned`, `text-long`, `encoding-unknown`
 */
export async function read(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<Reading> {
  const { encoding, onStage = () => {} } = options;
  if (bytes.length > FILE_LIMIT) throw new LuodiError('file-large', { name, limit: megabytes(FILE_LIMIT) });
  onStage('received');
  prepare();
  const { text, format, encoding: own, tables, findings } = await extracted(bytes, name, encoding);
  onStage('decoded');
  const found = structure(text, tables);
  const document =
    findings.length === 0
      ? found
      : { ...found, findings: [...findings, ...found.findings].sort((a, b) => a.at.start - b.at.start) };
  onStage('structured');
  const bare = extract(document);
  const plan = { ...bare, items: await propose({ ...document, sentences: bare.sentences }) };
  onStage('extracted');
  return {
    source: {
      name,
      mediaType: MEDIA_TYPES[format],
      encoding: own,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      length: text.length,
      text,
    },
    document,
    plan,
  };
}
