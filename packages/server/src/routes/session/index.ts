import { api, type Me, type Role } from '@luodi/contract';
import { LuodiError } from '@luodi/domain';
import { accounts, holdings, jurisdictions, persons, signIns, type Tx } from '@luodi/store';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { closeSession, openSession } from '../../plugins/sign-in.ts';
import { route } from '../../route.ts';
import { GUISES } from '../../sample/load.ts';
import { visitorOf } from '../../visit.ts';
import type { App, Visitor } from '../../visitor.ts';
import { factorRoutes } from './factor.ts';
import { ownRoutes } from './own.ts';

/** The roles of the sample that one may look as. */
const ROLES: readonly Role[] = [...GUISES.map(([role]) => role), 'public'];

export function sessionRoutes(fastify: FastifyInstance, app: App): void {
  ownRoutes(fastify, app);
  factorRoutes(fastify, app);
  route(fastify, app, api.session.me, async ({ tx, visitor }) => presentMe(tx, visitor));

  route(fastify, app, api.session.doors, async ({ tx, request, now }) => {
    const place = await jurisdictions.get(tx, tx.jurisdiction);
    return {
      jurisdiction: place.name,
      sample: place.sample,
      second: app.steps.find(request, now.getTime()) !== null,
      directory: app.directory ? { name: app.directory.name } : null,
      guises: place.sample && isLoopback(request) ? await guises(tx, day(now)) : [],
    };
  });

  route(fastify, app, api.session.guise, async ({ tx, request, reply, body, now }) => {
    if (!isLoopback(request)) throw new LuodiError('not-loopback');
    const place = await jurisdictions.get(tx, tx.jurisdiction);
    if (!place.sample || !ROLES.includes(body.role)) throw new LuodiError('not-sample');
    const link = await signIns.find(tx, `sign-in-${body.role}`);
    if (!link) throw new LuodiError('not-found', { noun: 'person', id: body.role });
    reply.header('set-cookie', await openSession(app.auth, request, link.userId));
    return presentMe(tx, await visitorOf(tx, { user: link.userId, session: null }, day(now)));
  });

  route(fastify, app, api.session.leave, async ({ tx, visitor, request, reply, now }) => {
    const { user, session } = visitor.account ?? { user: null, session: null };
    const token = user === null || session === null ? null : await accounts.idToken(tx, user, session);
    reply.header('set-cookie', await closeSession(app.auth, request));
    if (user !== null) await accounts.left(tx, user);
    if (token === null || app.provider === null) return { to: '/' };
    return { to: (await app.provider.end(token, now.getTime())) ?? '/?left=here' };
  });
}

async function presentMe(tx: Tx, visitor: Visitor): Promise<Me> {
  const place = await jurisdictions.get(tx, tx.jurisdiction);
  return {
    person: visitor.person ? { ...visitor.person } : null,
    roles: [...visitor.roles],
    posts: visitor.posts.map((post) => ({ ...post })),
    jurisdiction: { id: place.id, name: place.name, sample: place.sample },
    username: visitor.account?.username ?? null,
    mustChangePassword: visitor.account?.mustChangePassword ?? false,
    mustSecure: visitor.account?.mustSecure ?? false,
  };
}

/** Who stands behind each guise, and in which post. */
async function guises(tx: Tx, on: string) {
  const made = [];
  for (const role of ROLES) {
    const link = await signIns.find(tx, `sign-in-${role}`);
    if (!link) continue;
    const { name } = await persons.get(tx, link.person);
    const [held] = await holdings.of(tx, link.person, { on });
    made.push({ role, person: name, post: held?.postName ?? '' });
  }
  return made;
}

const day = (now: Date): string => now.toISOString().slice(0, 10);

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** True for a browser on this machine; what a proxy passes on is somebody else's, whether the proxy is trusted or not. */
const isLoopback = (request: FastifyRequest): boolean =>
  LOOPBACK.has(request.socket.remoteAddress ?? '') &&
  LOOPBACK.has(request.ip) &&
  ['x-forwarded-for', 'forwarded', 'x-real-ip'].every((name) => request.headers[name] === undefined);
