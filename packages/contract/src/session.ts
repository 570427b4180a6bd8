import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, nullable, record, word } from './schema.ts';

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
  /** True while the password is the one printed at first start. */
  mustChangePassword: Type.Boolean(),
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
} as const;
