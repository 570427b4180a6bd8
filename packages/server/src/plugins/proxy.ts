import { isIP } from 'node:net';
import { LuodiError } from '@luodi/domain';

/** Addresses and networks, or by how far away it stands; false for none. */
export type Proxies = string | ((address: string, hop: number) => boolean) | false;

/**
 * Whom to believe about where a request came from, as `LUODI_TRUST_PROXY` says: how many proxies stand in front, or
 * their addresses and networks. Nobody where it is not set: a visitor could say anything.
 * @throws {LuodiError} `invalid`
 * @example proxiesOf({ LUODI_TRUST_PROXY: '10.0.0.0/8, 127.0.0.1' }) // → '10.0.0.0/8,127.0.0.1'
 */
export function proxiesOf(environment: Readonly<Record<string, string | undefined>>): Proxies {
  const given = environment.LUODI_TRUST_PROXY?.trim();
  if (!given || given === 'no') return false;
  if (/^[1-9]$/.test(given)) {
    const count = Number(given);
    return (_address, hop) => hop < count;
  }
  const places = given.split(',').map((one) => one.trim());
  for (const place of places) {
    const [address = '', bits, more] = place.split('/');
    const kind = isIP(address);
    const fits =
      bits === undefined ||
      (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (kind === 4 ? 32 : 128));
    if (kind === 0 || !fits || more !== undefined)
      throw new LuodiError('invalid', {
        reason: `LUODI_TRUST_PROXY=${given}: 1–9, or addresses and networks such as 10.0.0.0/8,127.0.0.1`,
      });
  }
  return places.join(',');
}
