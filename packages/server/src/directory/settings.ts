import { LuodiError } from '@luodi/domain';

/** The city's own directory of people, by OpenID Connect; everything comes from the environment. */
export interface Directory {
  /** What the button on the sign-in page says. */
  readonly name: string;
  /** Its issuer identifier; `/.well-known/openid-configuration` below it says the rest. */
  readonly issuer: URL;
  readonly client: string;
  readonly secret: string;
  /** The claim that holds the user name of an account here. */
  readonly claim: string;
  readonly scope: string;
  /** Makes an account without roles for whoever the directory knows and we do not. */
  readonly creates: boolean;
}

const DISCOVERY = '/.well-known/openid-configuration';
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The directory as `LUODI_OIDC_…` describe it; null where `LUODI_OIDC_ISSUER` is not set.
 * @throws {LuodiError} `invalid` naming the variable: one is missing, or the issuer is neither https nor, with
 *   `LUODI_OIDC_INSECURE=yes`, http on this machine
 * @example directoryOf({}) // → null
 */
export function directoryOf(environment: Readonly<Record<string, string | undefined>>): Directory | null {
  const given = environment.LUODI_OIDC_ISSUER?.trim();
  if (!given) return null;
  const wrong = (reason: string) => new LuodiError('invalid', { reason });
  if (!URL.canParse(given)) throw wrong(`LUODI_OIDC_ISSUER=${given}`);
  const issuer = new URL(given.endsWith(DISCOVERY) ? given.slice(0, -DISCOVERY.length) : given);
  const local = issuer.protocol === 'http:' && LOOPBACK.has(issuer.hostname);
  if (issuer.protocol !== 'https:' && !(local && environment.LUODI_OIDC_INSECURE === 'yes'))
    throw wrong(
      `LUODI_OIDC_ISSUER=${given}: https is needed; http only on this machine, with LUODI_OIDC_INSECURE=yes`,
    );
  const needed = (name: string): string => {
    const value = environment[name]?.trim();
    if (!value) throw wrong(`LUODI_OIDC_ISSUER is set, ${name} is not`);
    return value;
  };
  return {
    name: environment.LUODI_OIDC_NAME?.trim() || '统一身份目录',
    issuer,
    client: needed('LUODI_OIDC_CLIENT'),
    secret: needed('LUODI_OIDC_SECRET'),
    claim: environment.LUODI_OIDC_CLAIM?.trim() || 'preferred_username',
    scope: environment.LUODI_OIDC_SCOPE?.trim() || 'openid profile',
    creates: environment.LUODI_OIDC_CREATE === 'yes',
  };
}
