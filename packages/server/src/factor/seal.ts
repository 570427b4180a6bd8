import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Closes words so that only this installation reads them, and only where they belong. */
export interface Sealer {
  /** @param place what they belong to; opened elsewhere they stay closed */
  seal(words: string, place: string): string;
  /** Null for what another key closed, what belongs elsewhere, and what was changed. */
  open(sealed: string, place: string): string | null;
}

const VECTOR = 12;
const TAG = 16;

/** AES-256-GCM under a key derived (HKDF-SHA256) from the secret of the installation. */
export function sealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'luodi second factor', 32));
  return {
    seal(words, place) {
      const vector = randomBytes(VECTOR);
      const cipher = createCipheriv('aes-256-gcm', key, vector).setAAD(Buffer.from(place));
      const closed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
      return Buffer.concat([vector, cipher.getAuthTag(), closed]).toString('base64url');
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, VECTOR), {
          authTagLength: TAG,
        })
          .setAAD(Buffer.from(place))
          .setAuthTag(bytes.subarray(VECTOR, VECTOR + TAG));
        return decipher.update(bytes.subarray(VECTOR + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}
