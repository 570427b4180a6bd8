import type { Role } from '@luodi/contract';
import { accounts, holdings, persons, roleGrants, signIns, type Tx } from '@luodi/store';
import type { FastifyRequest } from 'fastify';
import { headersOf, type SignIn } from './plugins/sign-in.ts';
import type { Visitor } from './visitor.ts';

/** Somebody who has not signed in. */
export const stranger = (jurisdiction: string): Visitor => ({
  jurisdiction,
  person: null,
  account: null,
  roles: [],
  posts: [],
});

/** A user of the sign-in library, by one of its sessions. */
export interface SignedIn {
  readonly user: string;
  readonly session: string | null;
}

/** The signed-in user of a request; null when there is none. */
export async function userOf(request: FastifyRequest, auth: SignIn): Promise<SignedIn | null> {
  if (!request.headers.cookie) return null;
  const found = await auth.api.getSession({ headers: headersOf(request) });
  return found ? { user: found.user.id, session: found.session.id } : null;
}

/** The person behind a user, with the posts and roles that hold on a day. */
export async function visitorOf(tx: Tx, { user, session }: SignedIn, day: string): Promise<Visitor> {
  const standing = await accounts.standing(tx, user);
  if (standing === null || standing.disabled) return stranger(tx.jurisdiction);
  const [link] = await signIns.list(tx, { userId: user });
  if (!link) return stranger(tx.jurisdiction);
  const person = await persons.get(tx, link.person);
  const grants = await roleGrants.list(tx, { person: person.id }, { on: day });
  const roles = [...new Set(grants.map((grant) => grant.role as Role))];
  const held = await holdings.of(tx, person.id, { on: day });
  return {
    jurisdiction: tx.jurisdiction,
    person: { id: person.id, name: person.name },
    account: {
      user,
      session,
      username: standing.username,
      mustChangePassword: standing.mustChangePassword,
      mustSecure: !standing.secondFactor && roles.some((role) => standing.secondFactorFor?.includes(role)),
    },
    roles,
    posts: held.map(({ post, postName, body, bodyName }) => ({ id: post, name: postName, body, bodyName })),
  };
}
