import { randomUUID } from 'node:crypto';
import { LuodiError } from '@luodi/domain';
import { type Account, accounts, persons, secondFactors, signIns, type Tx } from '@luodi/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Identity, type Provider, waysBack } from '../directory/provider.ts';
import type { Directory } from '../directory/settings.ts';
import type { App } from '../visitor.ts';
import { openSession } from './sign-in.ts';

const HERE = '/api/directory';
const COOKIE = 'luodi.directory';
/** A user name as an account may have it. */
const USERNAME = /^[\p{L}\p{N}_.-]{2,30}$/u;

/**
 * Sign-in by the city's directory: `GET /api/directory` sends the browser there, `…/callback` takes it back and opens
 * a session like any other; `…/left` is where it comes back to after it was signed out there too. A browser comes here by itself, so every refusal goes to the sign-in page, which explains it.
 */
export function directoryRoutes(
  fastify: FastifyInstance,
  app: App,
  directory: Directory,
  asked: Provider,
): void {
  const { callback } = waysBack(app.address);
  const secure = app.address.startsWith('https://') ? '; Secure' : '';
  const cookie = (value: string, age: number) =>
    `${COOKIE}=${value}; Path=${HERE}; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;

  fastify.get(HERE, { schema: { hide: true } as object }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const { url, state } = await asked.begin(pathOf(request), app.clock().getTime());
      reply.header('set-cookie', cookie(state, 600));
      return reply.redirect(url);
    } catch (error) {
      return refuse(reply, request, error);
    }
  });

  fastify.get(`${HERE}/callback`, { schema: { hide: true } as object }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const now = app.clock();
    try {
      const answer = new URL(request.url, callback);
      const { identity, to, token } = await asked.finish(answer, held(request), now.getTime());
      const user = await within(app, now, (tx) => accountOf(tx, directory, identity));
      if (user === null) throw new LuodiError('directory-unknown', told(directory, identity));
      if (await within(app, now, (tx) => secondFactors.stands(tx, user.id))) {
        // The directory has said who it is; what the account asks for besides is asked by every door.
        const step = { user: user.id, person: user.person, username: user.username, digest: null, token };
        reply.header('set-cookie', [
          app.steps.begin({ ...step, door: 'directory' }, now.getTime()),
          cookie('', 0),
        ]);
        return reply.redirect(to);
      }
      const cookies = await openSession(app.auth, request, user.id, { directory: token });
      if (cookies.length === 0) throw new LuodiError('account-disabled');
      await within(app, now, (tx) => accounts.entered(tx, user.id, 'directory'), user.person);
      reply.header('set-cookie', [...cookies, cookie('', 0)]);
      return reply.redirect(to);
    } catch (error) {
      reply.header('set-cookie', cookie('', 0));
      if (error instanceof LuodiError && error.code.startsWith('directory-'))
        await within(app, now, async (tx) => accounts.refused(tx, error.code));
      return refuse(reply, request, error);
    }
  });

  fastify.get(`${HERE}/left`, { schema: { hide: true } as object }, async (_, reply) =>
    reply.header('cache-control', 'no-store').redirect('/?left=both'),
  );
}

const within = <T>(app: App, at: Date, act: (tx: Tx) => Promise<T>, actor = 'visitor'): Promise<T> =>
  app.store.transact({ jurisdiction: app.jurisdiction, actor, at }, act);

/**
 * The account of an identity: the one bound to it; else the one of its user name, which is bound to it from now on;
 * else a new one where that is wanted; else none.
 * @throws LuodiError `directory-taken` when the account of that name is somebody else's in the directory
 */
async function accountOf(
  tx: Tx,
  directory: Directory,
  { subject, username, name }: Identity,
): Promise<{ readonly id: string; readonly person: string; readonly username: string } | null> {
  const bound = await accounts.bySubject(tx, subject);
  if (bound) return usable(bound);
  if (username === null || !USERNAME.test(username)) return null;
  const known = await accounts.byUsername(tx, username);
  if (known) {
    if (known.subject !== null) throw new LuodiError('directory-taken', told(directory, { username }));
    await accounts.bind(tx, known.id, subject);
    return usable(known);
  }
  if (!directory.creates) return null;
  const person = randomUUID();
  await persons.insert(tx, [{ id: person, name: name ?? username, nameEn: '' }]);
  const id = await accounts.create(tx, { username, name: name ?? username, digest: null });
  await signIns.insert(tx, [{ id: randomUUID(), person, userId: id }]);
  await accounts.bind(tx, id, subject);
  return { id, person, username };
}

/** @throws LuodiError `account-disabled` */
function usable({ id, disabled, person, username }: Account) {
  if (disabled) throw new LuodiError('account-disabled');
  return { id, person: person ?? 'visitor', username };
}

const told = (directory: Directory, { username }: Pick<Identity, 'username'>) => ({
  directory: directory.name,
  claim: directory.claim,
  who: username !== null && USERNAME.test(username) ? username : '',
});

/** Sends the browser to the sign-in page with the code of the refusal. */
function refuse(reply: FastifyReply, request: FastifyRequest, error: unknown) {
  if (!(error instanceof LuodiError)) throw error;
  request.log.warn({ code: error.code, ...error.detail });
  const query = new URLSearchParams({ refused: error.code });
  if (error.detail.who) query.set('who', String(error.detail.who));
  return reply.redirect(`/?${query}`);
}

/** The page one came from: a path of ours and nothing else. */
function pathOf(request: FastifyRequest): string {
  const { to } = request.query as { to?: unknown };
  return typeof to === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(to) && !to.startsWith('/api/') ? to : '/';
}

const held = (request: FastifyRequest): string | null =>
  new RegExp(`(?:^|;\\s*)${COOKIE.replace('.', '\\.')}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ??
  null;
