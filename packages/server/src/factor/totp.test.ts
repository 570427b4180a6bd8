import { describe, expect, it } from 'vitest';
import { sealer } from './seal.ts';
import { addressOf, newSecret, stepOf } from './totp.ts';

/** RFC 6238, appendix B: “12345678901234567890” in ASCII, here in Base32; of its eight digits the last six (RFC 4226, 5.3). */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: readonly (readonly [number, string])[] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
];

describe('stepOf()', () => {
  it.each(VECTORS)('knows the code of second %i in RFC 6238', (seconds, eight) => {
    const step = Math.floor(seconds / 30);
    const code = eight.slice(-6);
    expect(stepOf(SECRET, code, seconds * 1000)).toBe(step);
    // A clock may be off by one step either way, and by no more.
    expect(stepOf(SECRET, code, (step + 1) * 30_000)).toBe(step);
    expect(stepOf(SECRET, code, (step - 1) * 30_000)).toBe(step);
    expect(stepOf(SECRET, code, (step + 2) * 30_000)).toBeNull();
    expect(stepOf(SECRET, code, (step - 1) * 30_000 - 1)).toBeNull();
  });

  it.each(['', '28708', '2870822', '94287082', 'abcdef', '２８７０８２', '287082\n'])(
    'takes no %j',
    (code) => {
      expect(stepOf(SECRET, code, 59_000)).toBeNull();
    },
  );
});

describe('newSecret()', () => {
  it('has 160 bits and is another each time; its address says how to count', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    const address = new URL(addressOf(secret, '王小明'));
    expect(decodeURIComponent(address.pathname)).toContain('王小明');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});

describe('sealer()', () => {
  const here = sealer('the secret of this installation');

  it('opens what it closed, where it belongs, and never closes twice the same', () => {
    const sealed = here.seal(SECRET, 'one');
    expect(sealed).not.toContain(SECRET);
    expect(here.seal(SECRET, 'one')).not.toBe(sealed);
    expect(here.open(sealed, 'one')).toBe(SECRET);
  });

  it('opens nothing of another installation, of another account, nor what was changed or cut', () => {
    const sealed = here.seal(SECRET, 'one');
    const changed = Buffer.from(sealed, 'base64url');
    changed[30]! ^= 1;
    expect(sealer('another secret').open(sealed, 'one')).toBeNull();
    expect(here.open(sealed, 'two')).toBeNull();
    expect(here.open(changed.toString('base64url'), 'one')).toBeNull();
    for (let length = 0; length < sealed.length; length += 7)
      expect(here.open(sealed.slice(0, length), 'one')).toBeNull();
  });
});
