import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, record, word } from './schema.ts';

export const Role = word(
  'administrator',
  'planner',
  'reporter',
  'approver',
  'statistician',
  'supervisor',
  'evaluator',
  'leader',
  'auditor',
  'public',
);
export type Role = Static<typeof Role>;

/** Who is looking: a person, the posts held today, and the roles that come with them. */
export const Me = record({
  person: nullable(record({ id: Id, name: Type.String() })),
  roles: Type.Array(Role),
  posts: Type.Array(record({ id: Id, name: Type.String(), body: Id, bodyName: Type.String() })),
  jurisdiction: record({ id: Id, name: Type.String(), sample: Type.Boolean() }),
  /** Name of the account; null for a stranger. */
  username: nullable(Type.String()),
  /** True while the password is a one-time one: nothing but its change is answered. */
  mustChangePassword: Type.Boolean(),
  /** True while a second factor must be set up first. */
  mustSecure: Type.Boolean(),
});
export type Me = Static<typeof Me>;

export const session = {
  me: endpoint({
    name: 'session.me',
    method: 'GET',
    path: '/api/me',
    summary: 'Who is looking, in which posts and roles',
    noun: 'session',
    verb: 'look',
    open: true,
    response: Me,
    errors: [],
  }),
  doors: endpoint({
    name: 'session.doors',
    method: 'GET',
    path: '/api/doors',
    summary: 'How one may sign in here: by user name, by directory, and on the sample by one click',
    noun: 'session',
    verb: 'look',
    open: true,
    response: record({
      jurisdiction: Type.String(),
      sample: Type.Boolean(),
      /** True between the two steps of signing in, in this browser. */
      second: Type.Boolean(),
      directory: nullable(record({ name: Type.String() })),
      /** One-click looks at the sample, only on loopback. */
      guises: Type.Array(record({ role: Role, person: Type.String(), post: Type.String() })),
    }),
    errors: [],
  }),
  guise: endpoint({
    name: 'session.guise',
    method: 'POST',
    path: '/api/guise',
    summary: 'Look at the sample as one of its roles; loopback only',
    noun: 'session',
    verb: 'create',
    open: true,
    body: record({ role: Role }),
    response: Me,
    errors: ['not-loopback', 'not-sample'],
  }),
  leave: endpoint({
    name: 'session.leave',
    method: 'POST',
    path: '/api/leave',
    summary:
      'Sign out; says where to go on: to the city’s directory, where the session began there and it can be ended',
    noun: 'session',
    verb: 'change',
    open: true,
    response: record({ to: Type.String() }),
    errors: [],
  }),
  password: endpoint({
    name: 'session.password',
    method: 'PUT',
    path: '/api/me/password',
    summary: 'Change the own password; ends every other session',
    noun: 'session',
    verb: 'change',
    body: record({
      current: Type.String({ minLength: 1, maxLength: 200 }),
      next: Type.String({ minLength: 1, maxLength: 200 }),
    }),
    response: record({}),
    errors: ['password-wrong', 'password-weak', 'throttled'],
  }),
  sessions: endpoint({
    name: 'session.sessions',
    method: 'GET',
    path: '/api/me/sessions',
    summary: 'Where one is signed in',
    noun: 'session',
    verb: 'look',
    response: record({
      sessions: Type.Array(
        record({
          id: Id,
          createdAt: Instant,
          expiresAt: Instant,
          address: Type.String(),
          agent: Type.String(),
          current: Type.Boolean(),
        }),
      ),
    }),
    errors: [],
  }),
  revoke: endpoint({
    name: 'session.revoke',
    method: 'DELETE',
    path: '/api/me/sessions/:id',
    summary: 'End one of the own sessions',
    noun: 'session',
    verb: 'change',
    params: record({ id: Id }),
    response: record({ ended: Type.Integer() }),
    errors: ['not-found'],
  }),
  revokeOthers: endpoint({
    name: 'session.revokeOthers',
    method: 'DELETE',
    path: '/api/me/sessions',
    summary: 'End every own session but this one',
    noun: 'session',
    verb: 'change',
    response: record({ ended: Type.Integer() }),
    errors: [],
  }),
} as const;
