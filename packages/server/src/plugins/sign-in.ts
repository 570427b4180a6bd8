import { LuodiError } from '@luodi/domain';
import { betterAuth } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { username } from 'better-auth/plugins/username';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hashPassword, isPassword } from './password.ts';
import { languageOf, problemOf } from './problem.ts';
import { keysOf, throttle } from './throttle.ts';

export interface SignInOptions {
  /** Connections with the driver's own types; the library keeps its own tables in the same database. */
  readonly pool: object;
  /** Signs the session cookies; kept in the data folder. */
  readonly secret: string;
  readonly address: string;
  /** Whether a second factor must be proven for a user; then the password alone opens nothing. */
  readonly second?: (user: string) => Promise<boolean>;
}

/**
 * Sign-in by user name and password (throttled), and the sessions of everybody, whatever door they came by. Accounts are made by an administrator, never by whoever comes along.
 */
export function signIn({ pool, secret, address, second = async () => false }: SignInOptions) {
  return betterAuth({
    appName: 'Luodi',
    baseURL: address,
    basePath: '/api/auth',
    secret,
    // Every way to this machine that the server answers on is its own origin; the gate refuses other sites.
    trustedOrigins: async (request) => {
      const origin = request?.headers.get('origin');
      const host = request?.headers.get('host');
      return origin && URL.canParse(origin) && new URL(origin).host === host ? [origin] : [];
    },
    database: pool as never,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      password: {
        hash: hashPassword,
        verify: ({ hash: stored, password }) => isPassword(stored, password),
      },
    },
    session: {
      expiresIn: 60 * 60 * 12,
      updateAge: 60 * 60,
      // The ID token of one that began at the city's directory: with it the session there can be ended too.
      additionalFields: { directory: { type: 'string', input: false, required: false, returned: false } },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      // Guessing is slowed down by name and place together, in front of this: an office may share one address.
      customRules: { '/sign-in/username': { window: 60, max: 300 } },
    },
    user: {
      additionalFields: {
        disabled: { type: 'boolean', input: false, required: false },
        signedInAt: { type: 'date', input: false, required: false, fieldName: 'signed_in_at' },
      },
    },
    databaseHooks: {
      session: {
        create: {
          // Whatever door was taken: an account that is closed gets no session.
          before: async (session, context) => {
            const user = await context?.context.internalAdapter.findUserById(session.userId);
            if ((user as { disabled?: boolean } | null | undefined)?.disabled)
              throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DISABLED', message: 'account-disabled' });
            // What we open ourselves was proven before; whatever the library opens was not.
            if (!opensItself(context) && (await second(session.userId)))
              throw new APIError('FORBIDDEN', { code: SECOND, message: session.userId });
          },
          after: async (session, context) => {
            await context?.context.internalAdapter.updateUser(session.userId, { signedInAt: new Date() });
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'luodi',
      useSecureCookies: address.startsWith('https://'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    plugins: [
      username({ minUsernameLength: 2, usernameValidator: (name) => /^[\p{L}\p{N}_.-]+$/u.test(name) }),
      guise(),
    ],
  });
}

export type SignIn = ReturnType<typeof signIn>;

/** What the library says of a session that a second factor still bars. */
const SECOND = 'SECOND_FACTOR';
/** The path the library gives to what is reached by no path: our own {@link openSession}. */
const UNREACHABLE = 'virtual:';
const opensItself = (context: unknown): boolean =>
  (context as { path?: string } | null)?.path === UNREACHABLE;

/** Opens a session without a password; not reachable over HTTP, only {@link openSession} calls it. */
const guise = () => ({
  id: 'guise' as const,
  endpoints: {
    openGuise: createAuthEndpoint.serverOnly({ method: 'POST' }, async (context) => {
      const { user: userId, more } = context.body as unknown as { user: string; more: More };
      const user = await context.context.internalAdapter.findUserById(userId);
      if (!user) return context.json(null);
      const session = await context.context.internalAdapter.createSession(userId, false, more);
      await setSessionCookie(context, { session, user });
      return context.json({ user: user.id });
    }),
  },
});

/** What else is kept with a session. */
interface More {
  /** The ID token it began with. */
  readonly directory?: string;
}

/** The cookies of a new session for a user. */
export async function openSession(
  auth: SignIn,
  request: FastifyRequest,
  user: string,
  more: More = {},
): Promise<string[]> {
  const response = await auth.api.openGuise({
    body: { user, more },
    headers: headersOf(request),
    asResponse: true,
  } as never);
  return (response as unknown as Response).headers.getSetCookie();
}

/** Ends the session of a request, if it has one; the cookies that say so. */
export async function closeSession(auth: SignIn, request: FastifyRequest): Promise<string[]> {
  const response = await auth.api.signOut({ headers: headersOf(request), asResponse: true });
  return response.headers.getSetCookie();
}

/** Makes an account; the password is stored as an Argon2id digest. */
export async function createAccount(
  auth: SignIn,
  { username: name, displayName, password }: { username: string; displayName: string; password: string },
): Promise<string> {
  const context = await auth.$context;
  const user = await context.internalAdapter.createUser(
    {
      name: displayName,
      // The library wants an address; many clerks have none, and nothing is ever sent to this one.
      email: `${name}@account.invalid`,
      emailVerified: false,
      username: name,
      displayUsername: name,
    } as never,
    { method: 'admin' } as never,
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    accountId: user.id,
    providerId: 'credential',
    password: await context.password.hash(password),
  });
  return user.id;
}

/** What of the library is reachable; everything else it can do, our own routes do. */
const DOORS = new Set(['POST /api/auth/sign-in/username', 'GET /api/auth/get-session']);
const BY_NAME = '/api/auth/sign-in/username';

/**
 * Lets the sign-in library answer at its doors, and slows down whoever guesses.
 */
export function signInRoutes(
  fastify: FastifyInstance,
  auth: SignIn,
  clock: () => Date,
  kept: {
    /** Who came. */
    entered(user: string): Promise<void>;
    /** Who proved the password and has a second factor to prove; gives the cookie that says so. */
    begin(user: string): Promise<string>;
  },
): void {
  const guard = throttle();
  fastify.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    async handler(request, reply) {
      const path = request.url.split('?')[0] as string;
      if (!DOORS.has(`${request.method} ${path}`))
        throw new LuodiError('not-found', { noun: '', id: request.url });
      const { username: given } = (request.body ?? {}) as { username?: unknown };
      const keys = path === BY_NAME && typeof given === 'string' ? keysOf(given, request.ip) : null;
      const now = clock().getTime();
      const seconds = keys ? guard.wait(keys, now) : 0;
      if (seconds > 0) {
        reply.header('retry-after', String(seconds));
        throw new LuodiError('throttled', { seconds });
      }
      // Counted before it is known, so that many at once are many.
      if (keys) guard.failed(keys, now);
      const response = await auth.handler(toRequest(request));
      if (keys && !response.ok && response.status !== 401) guard.forgiven(keys);
      if (keys && response.ok) {
        guard.passed(keys);
        const { user } = (await response.clone().json()) as { readonly user?: { readonly id: string } };
        if (user) await kept.entered(user.id);
      }
      if (keys && response.status === 403) {
        const { code, message } = (await response.json()) as {
          readonly code?: string;
          readonly message?: string;
        };
        if (code === SECOND && message) {
          reply.header('set-cookie', await kept.begin(message));
          return { second: true };
        }
        const refused = problemOf(new LuodiError('account-disabled'), languageOf(request));
        return reply.status(refused.status).type('application/problem+json').send(refused);
      }
      reply.status(response.status);
      for (const [name, value] of response.headers) if (name !== 'set-cookie') reply.header(name, value);
      const cookies = response.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return reply.send(response.body ? await response.text() : null);
    },
  });
}

/** A Fastify request as the web's own. */
function toRequest(request: FastifyRequest): Request {
  const headers = headersOf(request);
  const hasBody = request.method !== 'GET' && request.body !== undefined && request.body !== null;
  return new Request(new URL(request.url, `${request.protocol}://${request.host}`), {
    method: request.method,
    headers,
    ...(hasBody ? { body: JSON.stringify(request.body) } : {}),
  });
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === 'content-length' || value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  // The library throttles by address; behind no proxy that is the socket's.
  headers.set('x-forwarded-for', request.ip);
  return headers;
}
