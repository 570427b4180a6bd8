import { api, type Proposal } from '@luodi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { moment } from '../../api/time.ts';
import { actorOf } from '../../words/event.ts';
import { words } from '../../words/index.ts';

/** What the machine proposes of it, and who decided. */
export const Facts = ({
  id,
  text,
  current,
}: {
  readonly id: string;
  readonly text: string;
  readonly current: Proposal;
}) => (
  <>
    <dl className="facts">
      <div>
        <dt>{words.draft.list}</dt>
        <dd>
          <span className={`chip ${current.kind}`}>{words.kind[current.kind]}</span>
        </dd>
      </div>
      <div>
        <dt>{words.draft.grade}</dt>
        <dd>
          {words.grade[current.grade]}
          {current.criteria.length > 0 && <span className="muted small"> {current.criteria.join('、')}</span>}
        </dd>
      </div>
      <div>
        <dt>{words.confidence}</dt>
        <dd>
          {current.origin === 'machine'
            ? `${Math.round(current.confidence * 100)}%`
            : words.desk.byHandOf(current.origin)}
          {current.abstained && <span className="chip warn"> {words.abstained}</span>}
        </dd>
      </div>
      <div>
        <dt>{words.start.stateName}</dt>
        <dd>
          {words.reader.states[current.state]}
          {current.decided && (
            <span className="muted small">
              {' '}
              {current.decided.by} {moment(current.decided.at)}
            </span>
          )}
        </dd>
      </div>
    </dl>
    {current.original && (
      <p className="small muted was">
        {words.desk.firstProposed}{' '}
        <span className={`chip ${current.original.kind}`}>{words.kind[current.original.kind]}</span>{' '}
        {words.grade[current.original.grade]} · “{text.slice(current.original.start, current.original.end)}”
      </p>
    )}
    {current.version > 1 && <Past key={`${current.id} ${current.version}`} id={id} proposal={current.id} />}
  </>
);

/** Every version of a proposal: who made it what, and when. */
function Past({ id, proposal }: { readonly id: string; readonly proposal: string }) {
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ['past', id, proposal],
    queryFn: () => call(api.document.past, { params: { id, proposal } }),
    enabled: open,
    staleTime: 0,
  });
  return (
    <details className="past-versions small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.desk.past}</summary>
      {found.data && (
        <ol className="plain">
          {found.data.versions.map((one) => (
            <li key={`${one.at} ${one.state} ${one.kind} ${one.text}`}>
              <span className="muted">
                {moment(one.at)} {actorOf(one.by)}
              </span>{' '}
              {one.state === 'superseded' ? words.desk.gone : words.reader.states[one.state]} ·{' '}
              {words.kind[one.kind]} · {words.grade[one.grade]} · “{one.text}”
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
