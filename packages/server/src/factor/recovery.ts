import { randomBytes } from 'node:crypto';
import type { Recovery } from '@luodi/store';
import { hashRaw } from '@node-rs/argon2';
import { ARGON, readable } from '../plugins/password.ts';

/** How many are given at a time. */
const COUNT = 10;

/** Ten codes of about 60 bits, to be shown once, and what is kept of them. */
export async function newCodes(): Promise<{ readonly codes: readonly string[]; readonly kept: Recovery }> {
  const codes = Array.from({ length: COUNT }, () => readable(12));
  const salt = randomBytes(16).toString('base64url');
  const digests = [];
  for (const code of codes) digests.push(await digestOf(code, salt));
  return { codes, kept: { salt, digests } };
}

/** True for what can be a recovery code, however it was typed. */
export const isRecovery = (code: string): boolean => plain(code).length === 12;

/**
 * What is kept of a code: Argon2id under the salt of its set, so that one try costs one digest, not ten.
 * @source NIST SP 800-63B-4, 3.1.2.2: look-up secrets of less than 112 bits are salted and stored by a password hash
 */
export const digestOf = async (code: string, salt: string): Promise<string> =>
  (await hashRaw(plain(code), { ...ARGON, salt: Buffer.from(salt, 'base64url') })).toString('base64url');

const plain = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '');
