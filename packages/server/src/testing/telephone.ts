import { Secret, TOTP } from 'otpauth';

/** What the authenticator on a telephone shows for a secret at a time, ms since 1970. */
export const shown = (secret: string, at: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: at });
