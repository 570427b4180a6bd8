import { LuodiError } from '@luodi/domain';
import type { Job } from '@luodi/store';

/** Where a job stands. */
export type JobState = Job['state'];

/** What can happen to it. `falter` is an attempt that failed and is made again; `stop` is that a job asked to stop has. */
export type JobEvent = 'start' | 'finish' | 'falter' | 'fail' | 'stop' | 'cancel' | 'retry';

/** The life of a job, total: a gap does not compile. See SPEC.md. */
export const JOB_LIFE: Readonly<Record<JobState, Readonly<Record<JobEvent, JobState | null>>>> = {
  waiting: {
    start: 'running',
    finish: null,
    falter: null,
    fail: null,
    stop: null,
    cancel: 'cancelled',
    retry: 'waiting',
  },
  // A job found running at the start of an attempt was killed in the one before.
  running: {
    start: 'running',
    finish: 'done',
    falter: 'waiting',
    fail: 'failed',
    stop: null,
    cancel: 'stopping',
    retry: null,
  },
  // It may have come to its end before it heard that it should stop.
  stopping: {
    start: 'cancelled',
    finish: 'done',
    falter: 'cancelled',
    fail: 'failed',
    stop: 'cancelled',
    cancel: 'stopping',
    retry: null,
  },
  done: { start: null, finish: null, falter: null, fail: null, stop: null, cancel: null, retry: null },
  failed: {
    start: null,
    finish: null,
    falter: null,
    fail: null,
    stop: null,
    cancel: null,
    retry: 'waiting',
  },
  cancelled: {
    start: null,
    finish: null,
    falter: null,
    fail: null,
    stop: null,
    cancel: null,
    retry: 'waiting',
  },
};

/**
 * The state after an event.
 * @throws LuodiError `job-state` when the event cannot happen now
 * @example advanceJob('running', 'cancel') // → 'stopping'
 */
export function advanceJob(state: JobState, event: JobEvent): JobState {
  const next = JOB_LIFE[state][event];
  if (next === null) throw new LuodiError('job-state', { state, event });
  return next;
}
