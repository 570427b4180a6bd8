/** Why a password is refused. */
export type Weakness = 'short' | 'long' | 'name' | 'simple' | 'common';

/** Fewest and most characters. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** What is tried first, beside rows of the keyboard and of digits. */
const COMMON = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'asdfghjkl',
  'iloveyou',
  'woaini',
  'admin',
  'luodi',
  'letmein',
];
const ROWS = [
  '01234567890',
  '09876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
];

/**
 * Why a password cannot be used, or null. Length is what counts: no mixture of kinds of characters is asked for, and
 * words or hanzi make good ones.
 * @source NIST SP 800-63B-4, 3.1.1.2: length over composition, a list of common ones, nothing of the context
 * @example weakness('1234567890', 'zhang') // → 'simple'
 * @example weakness('江城 夜雨 十年灯 在', 'zhang') // → null
 */
export function weakness(password: string, username: string): Weakness | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.least) return 'short';
  if (length > PASSWORD_LENGTH.most) return 'long';
  const low = password.toLowerCase();
  if (username.length > 1 && low.includes(username.toLowerCase())) return 'name';
  if (new Set(low).size < 4) return 'simple';
  if (ROWS.some((row) => covers(low, row))) return 'simple';
  // What is left after the common words must still be worth something.
  const rest = COMMON.reduce((text, word) => text.replaceAll(word, ''), low).replace(/[\d\W_]/gu, '');
  return COMMON.some((word) => low.includes(word)) && [...rest].length < 4 ? 'common' : null;
}

/** True when a row of neighbours makes up nearly all of it. */
function covers(text: string, row: string): boolean {
  for (let length = Math.min(text.length, row.length); length >= Math.max(6, text.length - 3); length -= 1)
    for (let start = 0; start + length <= row.length; start += 1)
      if (text.includes(row.slice(start, start + length))) return true;
  return false;
}
