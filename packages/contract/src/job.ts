import { type Static, Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, Instant, nullable, record, word } from './schema.ts';

export const JobState = word('waiting', 'running', 'stopping', 'done', 'failed', 'cancelled');

/** Something that is done in the background. */
export const Job = record({
  id: Id,
  name: Type.String(),
  /** In the language asked for. */
  title: Type.String(),
  state: JobState,
  /** How much of `total`, in whatever the kind counts. */
  done: Type.Number(),
  total: nullable(Type.Number()),
  attempt: Type.Integer(),
  /** What the kind gives when it is done. */
  result: Type.Unknown(),
  /** Of the last attempt; stays while the next one waits. */
  error: nullable(record({ code: Type.String(), message: Type.String() })),
  madeBy: Type.String(),
  madeAt: Instant,
  startedAt: nullable(Instant),
  endedAt: nullable(Instant),
  /** When it is tried again. */
  nextAt: nullable(Instant),
});
export type Job = Static<typeof Job>;

const ById = record({ id: Id });

export const job = {
  list: endpoint({
    name: 'job.list',
    method: 'GET',
    path: '/api/jobs',
    summary: 'Jobs, newest first: one’s own, or everybody’s for the administrator',
    noun: 'job',
    verb: 'look',
    query: record({
      whose: Type.Optional(word('mine', 'all')),
      state: Type.Optional(JobState),
      name: Type.Optional(Type.String({ maxLength: 60 })),
      before: Type.Optional(Instant),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    }),
    response: record({ jobs: Type.Array(Job) }),
    errors: [],
  }),
  get: endpoint({
    name: 'job.get',
    method: 'GET',
    path: '/api/jobs/:id',
    summary: 'How far a job is',
    noun: 'job',
    verb: 'look',
    params: ById,
    response: Job,
    errors: ['not-found'],
  }),
  cancel: endpoint({
    name: 'job.cancel',
    method: 'POST',
    path: '/api/jobs/:id/cancellation',
    summary: 'Stop a job: at once when it waits, at its next step when it runs',
    noun: 'job',
    verb: 'change',
    params: ById,
    response: Job,
    errors: ['not-found', 'job-state'],
  }),
  retry: endpoint({
    name: 'job.retry',
    method: 'POST',
    path: '/api/jobs/:id/retry',
    summary: 'Try a failed or cancelled job again, from where it stopped; a waiting one now',
    noun: 'job',
    verb: 'change',
    params: ById,
    response: Job,
    errors: ['not-found', 'job-state', 'job-unknown'],
  }),
} as const;
