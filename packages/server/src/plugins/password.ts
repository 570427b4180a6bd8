import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id at the OWASP minimum (19 MiB, two passes, one lane). */
export const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON);

/** True when the digest is that of the password. */
export const isPassword = (digest: string, password: string): Promise<boolean> => verify(digest, password);

/** Letters that can be read out over the telephone, in groups of four; five bits each. */
export function readable(length: number): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');
}

/** A password of about 80 bits. */
export const oneTimePassword = (): string => readable(16);
