import type { Role } from '@luodi/contract';
import { holdings, persons, roleGrants, signIns, type Tx } from '@luodi/store';
import type { FastifyRequest } from 'fastify';
import { headersOf, type SignIn } from './plugins/sign-in.ts';
import type { Visitor } from './visitor.ts';

/** Somebody who has not signed in. */
export const stranger = (jurisdiction: string): Visitor => ({
  jurisdiction,
  person: null,
  roles: [],
  posts: [],
});

/** The signed-in user of a request; null when there is none. */
export async function userOf(request: FastifyRequest, auth: SignIn): Promise<string | null> {
  if (!request.headers.cookie) return null;
  const session = await auth.api.getSession({ headers: headersOf(request) });
  return session?.user.id ?? null;
}

/** The person behind a user, with the posts and roles that hold on a day. */
export async function visitorOf(tx: Tx, user: string, day: string): Promise<Visitor> {
  const [link] = await signIns.list(tx, { userId: user });
  if (!link) return stranger(tx.jurisdiction);
  const person = await persons.get(tx, link.person);
  const grants = await roleGrants.list(tx, { person: person.id }, { on: day });
  const held = await holdings.of(tx, person.id, { on: day });
  return {
    jurisdiction: tx.jurisdiction,
    person: { id: person.id, name: person.name },
    roles: [...new Set(grants.map((grant) => grant.role as Role))],
    posts: held.map(({ post, postName, body, bodyName }) => ({ id: post, name: postName, body, bodyName })),
  };
}
