import { api, type Job, type Me } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { may } from '../../api/right.ts';
import { moment } from '../../api/time.ts';
import { isGoing, JobBar, JobProgress } from '../../components/job.tsx';
import { Empty, State } from '../../components/state.tsx';
import { words } from '../../words/index.ts';

const STATES = Object.keys(words.job.states) as Job['state'][];

/** What is done in the background: one's own, and for the administrator everybody's. */
export default function Jobs({ me }: { readonly me: Me }) {
  const all = may(me, 'job.administer');
  // A link leads to one job among them.
  const [asked] = useSearchParams();
  const one = asked.get('job');
  const [state, setState] = useState<Job['state'] | ''>('');
  const list = useQuery({
    queryKey: ['jobs', all, state],
    queryFn: () =>
      call(api.job.list, { query: { whose: all ? 'all' : 'mine', ...(state ? { state } : {}) } }),
    refetchInterval: 2000,
  });
  const { message } = App.useApp();
  if (!list.data) return <State query={list} />;
  const act = (verb: 'cancel' | 'retry', id: string) =>
    void call(api.job[verb], { params: { id } })
      .then(() => message.success(verb === 'cancel' ? words.job.cancelled : words.job.retried))
      .catch((error: Error) => message.error(error.message))
      .finally(() => list.refetch());
  return (
    <>
      <div className="title">
        <h1>{all ? words.job.everybody : words.job.mine}</h1>
        <select
          aria-label={words.job.state}
          value={state}
          onChange={(event) => setState(event.target.value as Job['state'] | '')}
        >
          <option value="">{words.job.anyState}</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {words.job.states[one]}
            </option>
          ))}
        </select>
      </div>
      {one && (
        <p className="card">
          <JobProgress id={one} onDone={() => void list.refetch()} />
        </p>
      )}
      {list.data.jobs.length === 0 ? (
        <Empty title={words.job.none} hint={words.job.noneHint} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <div className="scroll" tabIndex={0} role="region" aria-label={words.job.jobs}>
          <table className="sheet">
            <thead>
              <tr>
                <th>{words.job.title}</th>
                <th>{words.job.progress}</th>
                {all && <th>{words.job.by}</th>}
                <th>{words.job.at}</th>
                <th>{words.job.ended}</th>
                <th>{words.job.act}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.jobs.map((job) => (
                <tr key={job.id}>
                  <td>
                    {job.title}
                    {job.attempt > 1 && (
                      <span className="muted small"> {words.job.attempt(job.attempt)}</span>
                    )}
                    {job.error && <div className="danger small">{job.error.message}</div>}
                  </td>
                  <td>
                    <JobBar job={job} />
                    {job.nextAt && <div className="muted small">{words.job.next(moment(job.nextAt))}</div>}
                  </td>
                  {all && <td>{job.madeBy === 'system' ? words.system : job.madeBy}</td>}
                  <td>{moment(job.madeAt)}</td>
                  <td>{job.endedAt ? moment(job.endedAt) : ''}</td>
                  <td>
                    {isGoing(job.state) && job.state !== 'stopping' && (
                      <button type="button" className="tool" onClick={() => act('cancel', job.id)}>
                        {words.job.cancel}
                      </button>
                    )}
                    {(job.state === 'failed' || job.state === 'cancelled' || job.nextAt !== null) && (
                      <button type="button" className="tool" onClick={() => act('retry', job.id)}>
                        {words.job.retry}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
