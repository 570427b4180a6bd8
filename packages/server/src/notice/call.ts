import { createHmac } from 'node:crypto';
import { lookup as resolve } from 'node:dns';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { LuodiError } from '@luodi/domain';
import { noticeText } from '@luodi/domain/list';
import { accounts, notices, persons } from '@luodi/store';
import { Type } from 'typebox';
import { jobKind } from '../jobs/kind.ts';
import type { Hook } from './outlet.ts';

/** Addresses that lead back into the house (RFC 6890 and its kin). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6');

/**
 * True when an address leads into a private network, to this machine, or nowhere in public.
 * @example isPrivate('::ffff:10.1.2.3') // → true
 */
export const isPrivate = (address: string): boolean => {
  const kind = isIP(address);
  return kind === 0 || PRIVATE.check(address, kind === 4 ? 'ipv4' : 'ipv6');
};

/**
 * What the receiver checks: HMAC-SHA256 by the shared secret over the time, a full stop, and the bytes of the body.
 * @param time seconds since 1970, as in the header `luodi-time`
 * @returns hex
 */
export const signatureOf = (secret: string, time: string, body: string): string =>
  createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');

/** How long a receiver has, ms. */
const PATIENCE = 15_000;

/**
 * Posts a body to the receiver and gives its status. No redirect is followed; the address is looked at when the
 * connection is made, so that a name cannot lead elsewhere in between.
 * @throws {LuodiError} `hook-private`
 */
export function post(hook: Hook, id: string, body: string, now: Date, signal: AbortSignal): Promise<number> {
  const time = String(Math.floor(now.getTime() / 1000));
  const host = hook.url.hostname.replace(/^\[|\]$/g, '');
  const refused = () => new LuodiError('hook-private', { host });
  if (!hook.near && isIP(host) !== 0 && isPrivate(host)) return Promise.reject(refused());
  const lookup: LookupFunction = (name, options, done) =>
    resolve(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '');
      if (!hook.near && found.some(({ address }) => isPrivate(address)))
        return done(refused() as NodeJS.ErrnoException, '');
      const [first] = found;
      if (options.all) done(null, found);
      else done(null, first!.address, first!.family);
    });
  return new Promise((fulfil, reject) => {
    const asked = (hook.url.protocol === 'https:' ? secure : plain)(
      hook.url,
      {
        method: 'POST',
        lookup,
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Luodi',
          'luodi-id': id,
          'luodi-time': time,
          'luodi-signature': `v1=${signatureOf(hook.secret, time, body)}`,
        },
      },
      (response) => {
        fulfil(response.statusCode ?? 0);
        response.destroy();
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/**
 * One notice to the webhook, tried again after growing pauses for about a day. A receiver that got it and could not say
 * so gets it again under the same `luodi-id`.
 */
export const calling = jobKind({
  name: 'notice.hook',
  title: { zh: '推送通知', en: 'Passing a notice to the webhook' },
  input: Type.Object({ notice: Type.String() }),
  attempts: 10,
  queue: 'hook',
  async run({ input, outlets, jurisdiction, now, signal, transact }) {
    const { hook, address } = outlets;
    if (!hook) throw new LuodiError('hook-off');
    const body = await transact(async (tx) => {
      const { id, code, detail, href, madeAt, person } = await notices.get(tx, input.notice);
      const { name } = await persons.get(tx, person);
      const names = (await accounts.list(tx)).filter((one) => one.person === person && !one.disabled);
      const said = detail as Record<string, unknown>;
      return JSON.stringify({
        id,
        jurisdiction,
        code,
        text: { zh: noticeText(code, said, 'zh'), en: noticeText(code, said, 'en') },
        href: new URL(href, address).href,
        madeAt,
        person: { id: person, name, usernames: names.map(({ username }) => username) },
      });
    });
    const status = await post(hook, input.notice, body, now(), signal);
    if (status >= 200 && status < 300) return { status };
    // Too busy or broken for now; anything else the receiver would refuse again.
    if (status >= 500 || status === 408 || status === 425 || status === 429)
      throw new Error(`${hook.url.host}: ${status}`);
    throw new LuodiError('hook-refused', { host: hook.url.host, status });
  },
});
