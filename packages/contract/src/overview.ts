import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, record, Times, word } from './schema.ts';

/** The state of an article, from a text nobody has looked at to a promise that is kept. */
export const ArticleState = word(
  'read',
  'reviewing',
  'reviewed',
  'owned',
  'reporting',
  'late',
  'done',
  'empty',
);

/** The plan on one screen. */
export const Overview = record({
  /** How far the circle has been walked. */
  stage: word('empty', 'review', 'adopt', 'own', 'report', 'measure', 'watch'),
  /** The next step to take, with where to take it. */
  next: record({
    code: word(
      'import',
      'review',
      'findings',
      'adopt',
      'own',
      'milestone',
      'report',
      'observe',
      'compute',
      'watch',
    ),
    count: Type.Integer(),
    href: Type.String(),
  }),
  document: nullable(record({ id: Id, title: Type.String(), status: word('reviewing', 'adopted') })),
  articles: Type.Array(
    record({
      eId: Type.String(),
      number: nullable(Type.Number()),
      heading: Type.String(),
      group: nullable(Type.String()),
      state: ArticleState,
      projects: Type.Integer(),
      policies: Type.Integer(),
      platforms: Type.Integer(),
      reforms: Type.Integer(),
      targets: Type.Integer(),
      findings: Type.Integer(),
      undecided: Type.Integer(),
      owned: Type.Integer(),
      items: Type.Integer(),
    }),
  ),
  findings: record({ error: Type.Integer(), warning: Type.Integer(), info: Type.Integer() }),
  waiting: Type.Array(
    record({
      /** Who is waited for: a body, a post or a role. */
      who: Type.String(),
      what: word('review', 'findings', 'owner', 'update', 'approval', 'observation'),
      count: Type.Integer(),
      href: Type.String(),
    }),
  ),
  recent: Type.Array(
    record({
      at: Instant,
      by: Type.String(),
      act: Type.String(),
      noun: Type.String(),
      title: Type.String(),
      href: Type.String(),
    }),
  ),
});
export type Overview = Static<typeof Overview>;

export const overview = {
  get: endpoint({
    name: 'overview.get',
    method: 'GET',
    path: '/api/overview',
    summary: 'The plan on one screen',
    noun: 'overview',
    verb: 'look',
    query: record({ ...Times.properties, document: Type.Optional(Id) }),
    response: Overview,
    errors: [],
  }),
} as const;
