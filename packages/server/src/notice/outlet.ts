import { LuodiError } from '@luodi/domain';
import type { Transporter } from 'nodemailer';

/** Where notices leave the machine; what is null is not set up. */
export interface Outlets {
  readonly mail: Mail | null;
  readonly hook: Hook | null;
  /** As the browser sees this server: links begin with it. */
  readonly address: string;
}

export interface Mail {
  readonly from: string;
  transport(): Promise<Transporter>;
}

/** A receiver of every notice, as JSON with a signature. */
export interface Hook {
  readonly url: URL;
  readonly secret: string;
  /** True when the receiver may stand in a private network. */
  readonly near: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;
const wrong = (reason: string) => new LuodiError('invalid', { reason });
const HERE = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The outlets as `LUODI_SMTP_…` and `LUODI_HOOK_…` describe them.
 * @throws {LuodiError} `invalid` naming the variable
 * @example outletsOf({}, 'http://127.0.0.1:8080') // → { mail: null, hook: null, address: 'http://127.0.0.1:8080' }
 */
export const outletsOf = (environment: Environment, address: string): Outlets => ({
  mail: mailOf(environment),
  hook: hookOf(environment),
  address,
});

function mailOf(environment: Environment): Mail | null {
  const given = environment.LUODI_SMTP_URL?.trim();
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  // What stands in it is a password: the address alone is named.
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw wrong('LUODI_SMTP_URL: smtp://user:password@host:587 or smtps://user:password@host:465');
  const from = environment.LUODI_SMTP_FROM?.trim() ?? '';
  if (!/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from))
    throw wrong(
      `LUODI_SMTP_FROM=${from}: the address of the sender, luodi@city.example or 落地 <luodi@city.example>`,
    );
  const plain = HERE.has(url.hostname) || environment.LUODI_SMTP_PLAIN === 'yes';
  return {
    from,
    async transport() {
      const { createTransport } = await import('nodemailer');
      return createTransport({
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
        secure: url.protocol === 'smtps:',
        requireTLS: !plain,
        ignoreTLS: plain && url.protocol === 'smtp:',
        ...(url.username
          ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
          : {}),
        connectionTimeout: 20_000,
        greetingTimeout: 20_000,
        socketTimeout: 60_000,
        disableFileAccess: true,
        disableUrlAccess: true,
      }) as Transporter;
    },
  };
}

function hookOf(environment: Environment): Hook | null {
  const given = environment.LUODI_HOOK_URL?.trim();
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  const near = environment.LUODI_HOOK_PRIVATE === 'yes';
  if (!url || !(url.protocol === 'https:' || (near && url.protocol === 'http:')))
    throw wrong(`LUODI_HOOK_URL=${given}: https is needed; http only with LUODI_HOOK_PRIVATE=yes`);
  if (url.username || url.password) throw wrong('LUODI_HOOK_URL: no user and password in the address');
  const secret = environment.LUODI_HOOK_SECRET ?? '';
  if (secret.length < 16) throw wrong('LUODI_HOOK_SECRET: at least 16 characters, known to the receiver');
  return { url, secret, near };
}
