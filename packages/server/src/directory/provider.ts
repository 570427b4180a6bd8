import { LuodiError } from '@luodi/domain';
import * as oidc from 'openid-client';
import type { Directory } from './settings.ts';

/** Whom the directory says somebody is. */
export interface Identity {
  /** Issuer and subject: the same person for ever, whatever they are called. */
  readonly subject: string;
  /** What the chosen claim says; null where there is none. */
  readonly username: string | null;
  readonly name: string | null;
}

/** A sign-in that has gone out and not come back. */
interface Journey {
  readonly verifier: string;
  readonly nonce: string;
  readonly to: string;
  readonly until: number;
}

export interface Provider {
  /** Where to send the browser, and what it has to bring back. */
  begin(to: string, now: number): Promise<{ readonly url: string; readonly state: string }>;
  /**
   * Whom the browser brings back; each state once. Signature, issuer, audience, expiry and nonce of the ID token are
   * checked, and that the code is ours by PKCE.
   * @param held the state the browser was given
   */
  finish(
    answer: URL,
    held: string | null,
    now: number,
  ): Promise<{ readonly identity: Identity; readonly to: string; readonly token: string }>;
  /**
   * Where to send the browser to be signed out there too, for a session that began with this ID token; null where the
   * directory has no such page, or does not say so now.
   */
  end(token: string, now: number): Promise<string | null>;
}

/** How long one may take at the directory, ms. */
const PATIENCE = 10 * 60_000;
/** What the directory says of itself is asked again after this, ms. */
const FRESH = 60 * 60_000;
/** And before a browser is sent there after this: to a directory that is down nobody should be sent. */
const LIVE = 5_000;
/** Seconds the directory has for an answer. */
const TIMEOUT = 20;
/** Sign-ins under way; the oldest go first. */
const MOST = 10_000;

/**
 * The directory as a relying party talks to it; see {@link waysBack}.
 * @throws LuodiError `directory-unreachable`, `directory-stale`, `directory-refused`
 */
export function provider(directory: Directory, address: string): Provider {
  const { callback, left } = waysBack(address);
  const journeys = new Map<string, Journey>();
  let known: { readonly at: number; readonly configuration: oidc.Configuration } | null = null;
  const configured = async (now: number, age = FRESH): Promise<oidc.Configuration> => {
    if (known && now - known.at < age) return known.configuration;
    try {
      const configuration = await oidc.discovery(
        directory.issuer,
        directory.client,
        directory.secret,
        undefined,
        {
          timeout: TIMEOUT,
          execute: directory.issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [],
        },
      );
      configuration.timeout = TIMEOUT;
      // Also of a token that came straight from the directory the signature is checked.
      oidc.enableNonRepudiationChecks(configuration);
      known = { at: now, configuration };
      return configuration;
    } catch (error) {
      throw unreachable(directory, error);
    }
  };
  return {
    async begin(to, now) {
      const configuration = await configured(now, LIVE);
      const verifier = oidc.randomPKCECodeVerifier();
      const state = oidc.randomState();
      const nonce = oidc.randomNonce();
      for (const [key, { until }] of journeys) {
        if (until > now && journeys.size < MOST) break;
        journeys.delete(key);
      }
      journeys.set(state, { verifier, nonce, to, until: now + PATIENCE });
      const url = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: callback,
        scope: directory.scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, state };
    },
    async finish(answer, held, now) {
      const state = answer.searchParams.get('state');
      const journey = state === null ? undefined : journeys.get(state);
      if (state !== null) journeys.delete(state);
      if (state === null || journey === undefined || state !== held || journey.until < now)
        throw new LuodiError('directory-stale', { directory: directory.name });
      const configuration = await configured(now);
      try {
        const tokens = await oidc.authorizationCodeGrant(configuration, answer, {
          pkceCodeVerifier: journey.verifier,
          expectedNonce: journey.nonce,
          expectedState: state,
          idTokenExpected: true,
        });
        const { sub, ...claims } = tokens.claims()!;
        const said =
          claims[directory.claim] === undefined && configuration.serverMetadata().userinfo_endpoint
            ? { ...claims, ...(await oidc.fetchUserInfo(configuration, tokens.access_token, sub)) }
            : claims;
        return {
          identity: {
            subject: `${directory.issuer.href} ${sub}`,
            username: directory.claim === 'sub' ? sub : text(said[directory.claim]),
            name: text(said.name),
          },
          to: journey.to,
          token: tokens.id_token!,
        };
      } catch (error) {
        if (unreached(error)) throw unreachable(directory, error);
        if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied')
          throw new LuodiError('directory-denied', { directory: directory.name });
        throw new LuodiError('directory-refused', { directory: directory.name, reason: reasonOf(error) });
      }
    },
    async end(token, now) {
      const configuration = await configured(now).catch(() => null);
      if (!configuration?.serverMetadata().end_session_endpoint) return null;
      return oidc.buildEndSessionUrl(configuration, {
        id_token_hint: token,
        post_logout_redirect_uri: left,
      }).href;
    },
  };
}

/** Where the directory sends a browser back to: both are registered there. */
export const waysBack = (address: string) => ({
  callback: new URL('/api/directory/callback', address).href,
  left: new URL('/api/directory/left', address).href,
});

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 200) : null;

const unreachable = (directory: Directory, error: unknown) =>
  new LuodiError('directory-unreachable', { directory: directory.name, reason: reasonOf(error) });

/** True when no answer came at all. */
const unreached = (error: unknown): boolean =>
  error instanceof TypeError ||
  /OAUTH_(TIMEOUT|ABORT)/.test(String((error as { code?: unknown }).code ?? ''));

/** The innermost message; none holds a token. */
function reasonOf(error: unknown): string {
  let at = error as Error;
  while (at.cause instanceof Error) at = at.cause;
  return String(at.message ?? at).slice(0, 200);
}
