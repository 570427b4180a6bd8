import { api, type Job } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from '../api/call.ts';
import { words } from '../words/index.ts';

/** True while something may still come of it. */
export const isGoing = (state: Job['state']): boolean =>
  state === 'waiting' || state === 'running' || state === 'stopping';

/** How far a job is, in a bar and in words. */
export function JobBar({ job }: { readonly job: Job }) {
  const share = job.total ? Math.min(1, job.done / job.total) : null;
  return (
    <span className="row tight">
      {isGoing(job.state) && job.total !== null && (
        <progress max={1} value={share ?? 0} aria-label={`${job.title} ${words.job.progress}`} />
      )}
      <span className={`chip ${TONE[job.state]}`}>{words.job.states[job.state]}</span>
      {job.total !== null && (
        <span className="muted small">
          {job.done} / {job.total}
        </span>
      )}
    </span>
  );
}

const TONE = {
  waiting: '',
  running: 'project',
  stopping: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: '',
} as const;

/**
 * Follows a job until it ends, with a button that stops it, and one that goes on from where it stopped.
 * @param onDone given the job's result, once
 */
export function JobProgress({
  id,
  onDone,
}: {
  readonly id: string;
  readonly onDone?: (result: unknown) => void;
}) {
  const job = useQuery({
    queryKey: ['job', id],
    queryFn: () => call(api.job.get, { params: { id } }),
    refetchInterval: ({ state }) => (state.data && !isGoing(state.data.state) ? false : 700),
  });
  const told = useRef('');
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    if (job.data?.state !== 'done' || told.current === id) return;
    told.current = id;
    done.current?.(job.data.result);
  }, [job.data, id]);
  if (!job.data) return <span className="muted">{job.error?.message ?? words.loading}</span>;
  const stop = () => void call(api.job.cancel, { params: { id } }).finally(() => job.refetch());
  const goOn = () => void call(api.job.retry, { params: { id } }).finally(() => job.refetch());
  return (
    <span className="row tight" role="status">
      <span>{job.data.title}</span>
      <JobBar job={job.data} />
      {job.data.error && <span className="danger small">{job.data.error.message}</span>}
      {isGoing(job.data.state) && job.data.state !== 'stopping' && (
        <button type="button" className="tool" onClick={stop}>
          {words.job.cancel}
        </button>
      )}
      {(job.data.state === 'cancelled' || job.data.state === 'failed') && (
        <button type="button" className="tool" onClick={goOn}>
          {words.job.goOn}
        </button>
      )}
    </span>
  );
}
