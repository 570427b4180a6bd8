import { createHash } from 'node:crypto';
import { structure } from '@luodi/domain/document';
import { extract } from '@luodi/domain/plan';
import type { Reading } from './reading.ts';

/** First slice: UTF-8 text. */
export async function read(bytes: Uint8Array, name: string): Promise<Reading> {
  const text = new TextDecoder('utf-8').decode(bytes);
  const document = structure(text);
  const plan = extract(document, []);
  return {
    source: {
      name,
      mediaType: 'text/plain',
      encoding: 'utf-8',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      length: text.length,
      text,
    },
    document,
    plan,
  };
}
