import { Secret, TOTP } from 'otpauth';

/** Seconds a code is shown; with it the number of a time step is counted. */
const PERIOD = 30;
/** Time steps a clock may be off, before and after. */
const OFF = 1;

const generator = (secret: string, label: string) =>
  new TOTP({
    issuer: '落地 Luodi',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });

/** A secret of 160 bits in Base32, as RFC 4226 recommends. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/**
 * The address an authenticator reads from a QR code.
 * @example addressOf('JBSWY3DPEHPK3PXP', 'zhang') // → 'otpauth://totp/…?…&secret=JBSWY3DPEHPK3PXP&…'
 */
export const addressOf = (secret: string, username: string): string => generator(secret, username).toString();

/**
 * The time step a code belongs to, one before or after now at most; null for a code of none of them.
 * @param now ms since 1970
 * @source RFC 6238, 4.2 (time step), 5.2 (one step of delay)
 * @example stepOf('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '287082', 59_000) // → 1
 */
export function stepOf(secret: string, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const off = generator(secret, '').validate({ token: code, timestamp: now, window: OFF });
  return off === null ? null : Math.floor(now / 1000 / PERIOD) + off;
}
